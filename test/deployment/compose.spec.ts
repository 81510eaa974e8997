import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

type Service = Readonly<{
  profiles: readonly ('single' | 'cluster')[];
  image: string;
  build?: string;
  restart: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: readonly string[];
  mem_limit?: string;
  environment?: Readonly<Record<string, string>>;
  ports?: readonly string[];
  volumes?: readonly string[];
  networks?: readonly string[];
  command?: readonly string[];
  healthcheck?: object;
  depends_on?: Readonly<Record<string, Readonly<{ condition: string }>>>;
}>;
type Compose = Readonly<{
  services: Readonly<Record<string, Service>>;
  volumes: Readonly<Record<string, object>>;
  networks: Readonly<Record<string, object>>;
  configs: Readonly<Record<string, Readonly<{ content: string }>>>;
}>;

const textOf = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

const composeText = textOf('docker-compose.yml');
const compose = parse(composeText, { merge: true }) as Compose;
const dockerfile = textOf('Dockerfile');
const example = new Map(
  [...textOf('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
);

const services = Object.entries(compose.services);
const longRunning = services.filter(([, { restart }]) => restart !== 'no');
const ours = services.filter(([, { build }]) => build !== undefined);
const servers = ours.filter(([, { command }]) => command?.includes('serve'));
const namesIn = (profile: 'single' | 'cluster'): string[] =>
  services.filter(([, { profiles }]) => profiles.includes(profile)).map(([name]) => name);
const ofImage = (names: readonly string[], image: string): string[] =>
  names.filter((name) => compose.services[name]?.image.startsWith(image));

/** What a service names of others: hosts in addresses, seeds and the proxy's configuration. */
const hostsOf = ({ environment = {}, image }: Service): string[] => {
  const addresses = [
    ...Object.values(environment),
    ...(image.startsWith('haproxy') ? [compose.configs['proxy']?.content ?? ''] : []),
  ];
  return addresses.flatMap((address) =>
    [...address.matchAll(/\b([a-z]+\d?):(?:2113|5432|3000)\b/g)].map(([, host]) => host ?? ''),
  );
};

describe('docker-compose.yml', () => {
  it('starts one store, PostgreSQL and one server in the profile single', () => {
    const single = namesIn('single');
    expect(ofImage(single, 'eventstore/eventstore').filter((name) => name.startsWith('eventstore'))).toEqual([
      'eventstore',
    ]);
    expect(ofImage(single, 'postgres')).toEqual(['postgres']);
    expect(servers.map(([name]) => name).filter((name) => single.includes(name))).toEqual(['server']);
  });

  it('starts three stores that seek each other, two servers and a proxy in the profile cluster', () => {
    const cluster = namesIn('cluster');
    const stores = cluster.filter((name) => name.startsWith('eventstore'));
    expect(stores).toEqual(['eventstore1', 'eventstore2', 'eventstore3']);
    for (const name of stores) {
      const { environment } = compose.services[name] ?? {};
      expect(environment).toMatchObject({
        EVENTSTORE_CLUSTER_SIZE: '3',
        EVENTSTORE_NODE_HOST_ADVERTISE_AS: name,
        EVENTSTORE_REPLICATION_HOST_ADVERTISE_AS: name,
        EVENTSTORE_CERTIFICATE_FILE: `/certificates/${name}/node.crt`,
        EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/${name}/node.key`,
      });
      expect(environment?.['EVENTSTORE_GOSSIP_SEED']?.split(',').toSorted()).toEqual(
        stores.filter((other) => other !== name).map((other) => `${other}:2113`),
      );
    }
    expect(servers.map(([name]) => name).filter((name) => cluster.includes(name))).toEqual([
      'server1',
      'server2',
    ]);
    expect(ofImage(cluster, 'haproxy')).toEqual(['proxy']);
  });

  it.each(services)('lets %s wait only for services of its profiles, ready or done', (_name, service) => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services[needed]?.profiles).toEqual(expect.arrayContaining([...service.profiles]));
      const oneShot = compose.services[needed]?.restart === 'no';
      expect([needed, condition]).toEqual([
        needed,
        oneShot
          ? 'service_completed_successfully'
          : // The proxy asks the servers itself, and answers as soon as one of them does.
            service.image.startsWith('haproxy')
            ? 'service_started'
            : 'service_healthy',
      ]);
    }
  });

  it.each(services)(
    'lets %s address only services that start with it, on a network they share',
    (_name, service) => {
      for (const host of hostsOf(service)) {
        const other = compose.services[host];
        expect([host, other?.profiles]).toEqual([host, expect.arrayContaining([...service.profiles])]);
        expect(other?.networks?.some((network) => service.networks?.includes(network))).toBe(true);
      }
    },
  );

  it.each([
    ...new Set([
      ...services.filter(([, { build }]) => build === undefined).map(([, { image }]) => image),
      ...[...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image),
    ]),
  ])('pins the image %s to a release', (image) => {
    expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-[a-z0-9.-]+)?$/);
  });

  it.each(longRunning)('asks %s whether it is well, restarts it and bounds its memory', (_name, service) => {
    expect(service.healthcheck !== undefined || /^HEALTHCHECK/m.test(service.build ? dockerfile : '')).toBe(
      true,
    );
    expect(service.restart).toBe('unless-stopped');
    expect(service.mem_limit).toMatch(/^\d+[mg]$/);
  });

  it.each(ours)('runs %s as nobody in particular, who can write in its volumes alone', (_name, service) => {
    expect(service).toMatchObject({ user: '10001:10001', read_only: true, cap_drop: ['ALL'] });
  });

  it('declares the volumes it uses, and uses the ones it declares', () => {
    const used = services.flatMap(([, { volumes = [] }]) =>
      volumes.flatMap((volume) => volume.split(':', 1)),
    );
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
  });

  it('has every server add its heads to a file that is on none of the volumes of log and views, and sign with the key that is named', () => {
    for (const [, { environment, volumes = [] }] of servers) {
      expect(environment).toMatchObject({
        SAMSPAR_HEADS: '/heads/heads.jsonl',
        HEADS_KEY_FILE: '${HEADS_KEY_FILE:-}',
      });
      expect(volumes).toContain('heads:/heads');
    }
    expect(dockerfile).toMatch(/install --directory --owner=10001 .* \/heads$/m);
  });

  it('gives no two running services the same data, but for the heads of the log, which each adds a line to', () => {
    const written = longRunning.flatMap(([, { volumes = [] }]) =>
      volumes
        .filter((volume) => !volume.endsWith(':ro') && volume !== 'heads:/heads')
        .map((volume) => volume.split(':')[0]),
    );
    expect(new Set(written).size).toBe(written.length);
  });

  it('publishes the pages on loopback, and nothing else', () => {
    expect(services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))).toEqual([
      ['server', '127.0.0.1:${PORT:-3000}:3000'],
      ['proxy', '127.0.0.1:${PORT:-3000}:3000'],
    ]);
  });

  it('has a certificate made for every store', () => {
    const made = /for node in ([^;]+);/.exec(compose.services['certificates']?.command?.[0] ?? '')?.[1];
    const stores = services.map(([name]) => name).filter((name) => name.startsWith('eventstore'));
    expect(made?.split(' ')).toEqual(stores);
  });

  it('takes every secret and address from .env, refuses to start without it, and has no default that could stay', () => {
    const asked = [...composeText.matchAll(/\$\{([A-Z_]+)(:[-?])/g)].map(([, name, how]) => [name, how]);
    expect(asked.length).toBeGreaterThan(0);
    expect(composeText).not.toMatch(/\$\{[A-Z_]+\}/);
    // The next master key is there only while it is renewed.
    const optional = new Map([
      ['PORT', '3000'],
      ['MASTER_KEY_NEXT', ''],
      // Without it the server that comes first makes one, and signs alone.
      ['HEADS_KEY_FILE', ''],
    ]);
    for (const [name = '', how] of asked) {
      expect([name, how]).toEqual([name, optional.has(name) ? ':-' : ':?']);
      expect([name, example.get(name)]).toEqual([name, optional.get(name) ?? '']);
    }
  });

  it('puts a password nowhere but in the environment', () => {
    for (const [, { command = [] }] of services) expect(command.join(' ')).not.toMatch(/\$\{/);
  });
});

describe('what the servers are told', () => {
  const configuration = ['configuration', 'sign-in-configuration'].map((name) =>
    textOf(`libs/installation/src/${name}.ts`),
  );

  it.each([...new Set(ours.flatMap(([, { environment = {} }]) => Object.keys(environment)))])(
    'is read: %s',
    (name) => {
      expect(configuration.some((read) => read.includes(`'${name}'`))).toBe(true);
    },
  );

  it('is production, listening beyond its container', () => {
    for (const [, { environment }] of servers)
      expect(environment).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '3000' });
  });

  it('is to use the account that cannot rewrite history, over TLS', () => {
    for (const [, { environment = {} }] of servers)
      expect(environment['EVENT_STORE_URL']).toMatch(
        /^esdb:\/\/samspar:.*\?tls=true&tlsCAFile=\/certificates\/ca\/ca\.crt$/,
      );
  });
});

describe('the commands that are run', () => {
  const folder = fileURLToPath(new URL('../../apps/cli/src/commands', import.meta.url));
  const known = readdirSync(folder).flatMap((file) =>
    [...textOf(`apps/cli/src/commands/${file}`).matchAll(/\.command\('([a-z-]+)/g)].map(([, name]) => name),
  );
  const inCompose = ours.map(([, { command = [] }]) => command[0]);
  const inOperations = [
    ...textOf('docs/operations.md').matchAll(
      /\bsamspar ([a-z][a-z-]+)|\brun --rm .*server\d? ([a-z][a-z-]+)/g,
    ),
  ].map(([, spoken, run]) => spoken ?? run);

  it.each([...new Set([...inCompose, ...inOperations])])('exist: samspar %s', (name) => {
    expect(known).toContain(name);
  });
});

describe('the Dockerfile', () => {
  it("builds on and runs package.json's own Node", () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    const tags = [...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
    expect(tags).toEqual([dependencies['node'], dependencies['node']]);
  });

  it('ends as a user that is neither root nor the one that owns the stores’ keys', () => {
    const users = [...dockerfile.matchAll(/^USER (\d+):(\d+)$/gm)].map(([, uid]) => uid);
    expect(users).toEqual(['10001']);
  });

  it('copies nothing that .dockerignore keeps away', () => {
    const admitted = [...textOf('.dockerignore').matchAll(/^!(\S+)$/gm)].map(([, path]) => path ?? '');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      (paths ?? '').split(' '),
    );
    expect(copied.length).toBeGreaterThan(0);
    for (const path of copied)
      expect(admitted.some((name) => path === name || path.startsWith(`${name}/`))).toBe(true);
  });
});
