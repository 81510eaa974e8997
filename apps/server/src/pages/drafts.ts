import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Installation } from '../installation.js';
import type { Authentication } from '../sign-in/authentication.js';
import { formKept, formOfAnother, signInFirst } from '../sign-in/refusals.js';
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

/**
 * Express middleware, before forgery is refused: a form that comes from an earlier session than the present is kept as a draft
 * of whoever it was made for. She is led back to it, through sign-in where the session has ended; anybody else gets the
 * problem 403, and sees nothing of it. A form that does not say whose it is goes on as it came.
 */
export const keepTyped =
  (drafts: FormDrafts, authentication: Authentication) =>
  async (request: Request, _response: Response, next: NextFunction): Promise<void> => {
    const { method, originalUrl: address, body } = request;
    const owner =
      method === 'POST' && FORM.test(address) && authentication.isOfEarlierSession(request)
        ? drafts.ownerOf(steered(body, OWNER_FIELD))
        : undefined;
    if (owner === undefined) return next();
    await drafts.keep(owner, address, body);
    const now = signedInOf(request)?.asker.actor;
    if (now === undefined) throw signInFirst(address);
    throw now === owner ? formKept(address) : formOfAnother();
  };
