import type { OpenAPIObject } from '@nestjs/swagger';

/** The methods that an address takes; none where there is no such address. */
export type KnownMethods = (path: string) => readonly string[];

/** By the paths of the OpenAPI document, which are matched as routes are, whatever their case. */
export const knownMethods = ({ paths }: OpenAPIObject): KnownMethods => {
  const known = Object.entries(paths).map(([path, item]) => ({
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`, 'i'),
    methods: [
      ...(item.get ? ['GET', 'HEAD'] : []),
      ...(item.post ? ['POST'] : []),
      ...(item.put ? ['PUT'] : []),
    ],
  }));
  return (path) => known.flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : []));
};
