import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { Allowed } from '@samspar/access';
import { createApplication } from '../../apps/server/src/application.js';
import { ALLOWED } from '../../apps/server/src/sign-in/allow.js';
import type { Site } from './site.js';

/** Addresses that answer with something else than a page: the API, files, what a script asks, the way to the latest report, and that to sign-in. */
const NO_PAGE = /^\/api\/|\.\w+$|\/lage$|^\/rapporter$|^\/logga-in(\/svar)?$|^\/(sprak|logga-ut)/;

/** An address that is read, `/arenden/:id`, and whom it lets in. */
export type Route = Readonly<{ path: string; allowed: readonly Allowed[] }>;

/** Every address that is read, as the server's own controllers name it. */
export const routesOf = async ({
  installation,
  serving,
}: Pick<Site, 'installation' | 'serving'>): Promise<readonly Route[]> => {
  const application = await createApplication(installation, serving.signIn, () => undefined);
  try {
    await application.init();
    const routes: Route[] = [];
    for (const module of application.get(ModulesContainer).values())
      for (const { metatype } of module.controllers.values()) {
        const controller = metatype as (new () => object) | null;
        if (!controller) continue;
        const place = String(Reflect.getMetadata(PATH_METADATA, controller));
        for (const name of Object.getOwnPropertyNames(controller.prototype)) {
          const handler: unknown = Reflect.get(controller.prototype, name);
          if (typeof handler !== 'function') continue;
          if (Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.GET) continue;
          const path = `/${place}/${String(Reflect.getMetadata(PATH_METADATA, handler))}`;
          const allowed: unknown =
            Reflect.getMetadata(ALLOWED, handler) ?? Reflect.getMetadata(ALLOWED, controller);
          routes.push({
            path: path.replace(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
            allowed: Array.isArray(allowed) ? allowed : [],
          });
        }
      }
    return routes;
  } finally {
    await application.close();
  }
};

/** The addresses of all pages. */
export const pageRoutesOf = async (site: Site): Promise<readonly string[]> =>
  (await routesOf(site)).map(({ path }) => path).filter((path) => !NO_PAGE.test(path));

/** True where the route leads to the address. */
export const leadsTo = (route: string, path: string): boolean =>
  new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(path);
