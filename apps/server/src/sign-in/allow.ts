import { SetMetadata } from '@nestjs/common';
import type { Allowed } from '@samspar/access';

/** Where a route, or a whole controller, keeps whom it lets in. */
export const ALLOWED = 'samspar:allowed';

/** Whom a route lets in; one that does not say so lets nobody in. */
export const Allow = (...allowed: readonly [Allowed, ...Allowed[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(ALLOWED, allowed);
