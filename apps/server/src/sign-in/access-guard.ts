import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { actingIn, type Allowed } from '@samspar/access';
import type { Request } from 'express';
import { attach, signedInOf } from '../who.js';
import { ALLOWED } from './allow.js';
import { isApi, notAllowed, notSignedIn, signInFirst } from './refusals.js';

/** Lets in whom a route allows, in the role it allows her; a route that does not say whom lets nobody in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const allowed: readonly Allowed[] =
      this.reflector.getAllAndOverride<readonly Allowed[] | undefined>(ALLOWED, [
        context.getHandler(),
        context.getClass(),
      ]) ?? [];
    const signedIn = signedInOf(request);
    const asker = signedIn && actingIn(signedIn.asker, allowed);
    if (asker) attach(request, { ...signedIn, asker });
    else if (!allowed.includes('public')) {
      if (signedIn || allowed.length === 0) throw notAllowed();
      throw isApi(request.path) || (request.method !== 'GET' && request.method !== 'HEAD')
        ? notSignedIn()
        : signInFirst(request.originalUrl);
    }
    return true;
  }
}
