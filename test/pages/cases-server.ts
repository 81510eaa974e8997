import { journeyStream, type JourneyEvent, type JourneyEventData } from '@samspar/casework';
import { nameBasedId } from '@samspar/event-store';
import { readIdentityNumber } from '@samspar/identity-number';
import type { NewUser } from '@samspar/use-cases';
import { type Server, SETUP, signIn, startServer } from '../http/server.js';
import { type Fields, Shown, urlencoded } from './shown.js';

const OTHER = { ...SETUP, association: 'annat', name: 'Samordningsförbundet Annat' };

/** Somebody signed in, who sees pages and sends forms. */
export type Somebody = Readonly<{
  id: string;
  /** Of her session. */
  cookie: string;
  get: (path: string) => Promise<Shown>;
  post: (path: string, fields: Fields) => Promise<Shown>;
}>;

/** A referral as told, with what else is to be there of it. */
type Told = Partial<JourneyEventData['ParticipantReferred']> &
  Readonly<{
    referredOn?: string;
    /** The participant's name and identity number. */
    name?: string;
    identity?: string;
    /** Who made the referral, by user id. */
    by?: string;
    /** Löpnummer of the row it was read from. */
    row?: string;
    /** The file that it was read from: its notes are of the days that they tell of. */
    batch?: string;
  }>;

export type CasesServer = Pick<Server, 'installation' | 'url' | 'lines' | 'close'> &
  Readonly<{
    signIn: (user: Partial<NewUser> & Readonly<{ name: string }>) => Promise<Somebody>;
    /** A journey with these events after its referral; answers its id. */
    refer: (key: string, told?: Told, ...events: readonly JourneyEvent[]) => Promise<string>;
    participantOf: (journey: string) => Promise<string>;
  }>;

/** A server of two associations, with journeys written straight into its log. */
export const startCasesServer = async (): Promise<CasesServer> => {
  const server = await startServer([SETUP, OTHER]);
  const { installation, serving, url, lines } = server;
  const { store, streams, registration, views } = installation;

  const participant = async (
    key: string,
    { association, intervention = 'finsam-team', anonymous = false, name, identity }: Told,
  ) => {
    const read = identity === undefined ? undefined : readIdentityNumber(identity, '2025-06-15');
    if (read && 'problem' in read) throw new Error(`${identity}: ${read.problem}`);
    const [id = ''] = await registration.participants([
      {
        association: association ?? SETUP.association,
        anonymous,
        journey: nameBasedId('journey', key),
        intervention,
        ...(read && { identity: { number: read.number, ...(name !== undefined && { name }) } }),
        context: {
          actor: 'operator',
          role: 'operator',
          commandId: nameBasedId('participant', key),
          correlationId: nameBasedId('correlation'),
        },
      },
    ]);
    return id;
  };

  return {
    installation,
    url,
    lines,
    close: server.close,
    signIn: async (user) => {
      const { directory } = serving.signIn;
      const association = user.association ?? SETUP.association;
      const before = new Set(directory.of(association).map(({ id }) => id));
      const session = await signIn(serving, { externalId: user.name, ...user });
      const id = directory.of(association).find((listed) => !before.has(listed.id))?.id ?? '';
      const { 'x-csrf-token': csrf = '', ...headers } = session;
      return {
        id,
        cookie: session['cookie'] ?? '',
        get: (path) => Shown.by(url + path, { headers }),
        post: (path, fields) =>
          Shown.by(url + path, { method: 'POST', body: urlencoded({ _csrf: csrf, ...fields }), headers }),
      };
    },
    refer: async (key, told = {}, ...events) => {
      const {
        referredOn = '2025-06-01',
        name: _name,
        identity: _identity,
        by = 'operator',
        row,
        batch,
        ...data
      } = told;
      const id = nameBasedId('journey', key);
      const referral: JourneyEvent = {
        type: 'ParticipantReferred',
        occurredOn: referredOn,
        data: {
          association: SETUP.association,
          intervention: 'finsam-team',
          participantId: data.participantId ?? (await participant(key, told)),
          anonymous: false,
          referringParty: 'municipality',
          referringUnit: 'Enheten för hemlösa',
          decidingParties: [],
          profile: { sex: 'woman' },
          ...data,
        },
      };
      const appended = await store.append(
        journeyStream.prefix + id,
        'noStream',
        [referral, ...events].map((event, index) => ({
          id: nameBasedId('event', id, String(index)),
          type: event.type,
          schemaVersion: 1,
          occurredOn: event.occurredOn,
          data: { ...event.data },
          metadata: {
            actor: by,
            role: 'caseworker',
            commandId: nameBasedId('command', id),
            correlationId: nameBasedId('correlation'),
            ...(batch !== undefined && { batch }),
            ...(row !== undefined && { row: { register: 'main', number: row, digests: {} } }),
          },
        })),
      );
      if (appended.appended !== true) throw new Error(`The journey ${key} is there already.`);
      await views.reached(appended.position, 10_000);
      return id;
    },
    participantOf: async (journey) => {
      const { state } = await streams.load(journeyStream, journey);
      if (state.status === 'none') throw new Error('There is no such journey.');
      return state.participantId;
    },
  };
};
