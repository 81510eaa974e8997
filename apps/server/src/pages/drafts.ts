import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Installation } from '../installation.js';
import { signInFirst } from '../sign-in/refusals.js';
import { INSTALLATION } from '../token.js';
import { signedInOf } from '../who.js';
import type { Typed } from './journey/question.js';
import { steered, typedIn } from './journey/sent-form.js';

/** A form as it was left: what was typed, under which key, and for which revision. */
export type LeftForm = Readonly<{ typed: Typed; key: string; revision: number | null; savedAt: number }>;

/** The control that says whose a form is, also when the session has ended. */
export const OWNER_FIELD = '_vem';

/** The address of a form below `/arenden`. */
const FORM = /^\/arenden\/(?:ny|[0-9a-f-]{36}\/[a-z-]{1,30}(?:\?val=[\w-]{1,30})?)$/;

const revisionIn = (body: unknown): number | null => {
  const text = steered(body, '_revision');
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
};

/** What users have typed in the forms of pages and not saved; each form has an address. */
@Injectable()
export class FormDrafts {
  constructor(@Inject(INSTALLATION) private readonly installation: Installation) {}

  /** Keeps a form as it was sent. */
  async keep(owner: string, address: string, body: unknown): Promise<void> {
    const left = { typed: typedIn(body), key: steered(body, '_key'), revision: revisionIn(body) };
    await this.installation.vault.drafts.keep(owner, address, JSON.stringify(left));
  }

  async find(owner: string, address: string): Promise<LeftForm | undefined> {
    const draft = await this.installation.vault.drafts.find(owner, address);
    if (!draft) return undefined;
    const left: Omit<LeftForm, 'savedAt'> = JSON.parse(draft.text);
    return { ...left, savedAt: draft.savedAt };
  }

  remove(owner: string, address: string): Promise<void> {
    return this.installation.vault.drafts.remove(owner, address);
  }

  markOf(owner: string): string {
    return this.installation.vault.drafts.markOf(owner);
  }

  ownerOf(mark: string): string | undefined {
    return this.installation.vault.drafts.ownerOf(mark);
  }
}

/** Keeps what was typed in a form that comes after its session has ended, for its owner, and leads to sign-in and back. */
@Injectable()
export class KeepTyped implements NestMiddleware {
  constructor(private readonly drafts: FormDrafts) {}

  async use(request: Request, _response: Response, next: NextFunction): Promise<void> {
    if (signedInOf(request)) {
      next();
      return;
    }
    const owner = this.drafts.ownerOf(steered(request.body, OWNER_FIELD));
    if (owner !== undefined && FORM.test(request.originalUrl))
      await this.drafts.keep(owner, request.originalUrl, request.body);
    throw signInFirst(request.originalUrl);
  }
}
