import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { createApplication } from '../../apps/server/src/application.js';
import type { Site } from './site.js';

/** Addresses that answer with something else than a page: the API, files, what a script asks, and the way to sign-in. */
const NO_PAGE = /^\/api\/|\.\w+$|\/lage$|^\/logga-in(\/svar)?$|^\/(sprak|logga-ut)/;

/** The addresses of all pages, as the server's own controllers name them: `/arenden/:id`. */
export const pageRoutesOf = async ({ installation, serving }: Site): Promise<readonly string[]> => {
  const application = await createApplication(installation, serving.signIn, () => undefined);
  try {
    await application.init();
    const routes: string[] = [];
    for (const module of application.get(ModulesContainer).values())
      for (const { metatype } of module.controllers.values()) {
        const controller = metatype as (new () => object) | null;
        if (!controller) continue;
        const place = String(Reflect.getMetadata(PATH_METADATA, controller));
        for (const name of Object.getOwnPropertyNames(controller.prototype)) {
          const handler: unknown = Reflect.get(controller.prototype, name);
          if (typeof handler !== 'function') continue;
          if (Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.GET) continue;
          const path = String(Reflect.getMetadata(PATH_METADATA, handler));
          routes.push(`/${place}/${path}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, ''));
        }
      }
    return routes.filter((route) => !NO_PAGE.test(route));
  } finally {
    await application.close();
  }
};

/** True where the route leads to the address. */
export const leadsTo = (route: string, path: string): boolean =>
  new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(path);
