import type { NextFunction, Request, Response } from 'express';
import {
  addressOfDraft,
  keyOf,
  type Left,
  type LeftForm,
  OWNER_FIELD,
  steered,
  typedIn,
} from '@samspar/pages';
import type { Drafts } from '@samspar/sealed-store';
import type { Settling } from '@samspar/use-cases';
import type { Authentication } from '../sign-in/authentication.js';
import { formKept, formOfAnother, signInFirst } from '../sign-in/refusals.js';
import { signedInOf } from '../who.js';

/** The address of a form below `/arenden`. */
const FORM = /^\/arenden\/(?:ny|[0-9a-f-]{36}\/[a-z-]{1,30}(?:\?val=[\w-]{1,30})?)$/;

const revisionIn = (body: unknown): number | null => {
  const text = steered(body, '_revision');
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
};

export const REFERRAL_ADDRESS = '/arenden/ny';

/** What users have typed in the forms of pages and not saved: of each form as many as there are, each on its own. */
export class FormDrafts {
  constructor(
    private readonly drafts: Drafts,
    private readonly settling: Settling,
  ) {}

  /** Keeps a form as it was sent, and answers where it is gone on with. */
  async keep(owner: string, address: string, body: unknown): Promise<string> {
    const left: Left = { id: keyOf(body), address, typed: typedIn(body), revision: revisionIn(body) };
    await this.#keep(owner, left);
    return addressOfDraft(left);
  }

  /** The draft that the address of a form names; undefined where it names none, and where that is none of this form. */
  async named(owner: string, address: string, id: unknown): Promise<LeftForm | undefined> {
    const left = typeof id === 'string' ? await this.find(owner, id) : undefined;
    return left?.address === address ? left : undefined;
  }

  async find(owner: string, id: string): Promise<LeftForm | undefined> {
    this.#mustBeSettled();
    const draft = await this.drafts.find(owner, id);
    return draft && { ...JSON.parse(draft.text), savedAt: draft.savedAt };
  }

  /** All of hers, the last saved first. */
  async of(owner: string): Promise<readonly LeftForm[]> {
    this.#mustBeSettled();
    await this.#adopt(owner, REFERRAL_ADDRESS);
    const drafts = await this.drafts.of(owner);
    return drafts.map(({ text, savedAt }) => ({ ...JSON.parse(text), savedAt }));
  }

  /** Hers of one form, and of what it may register. */
  async at(owner: string, address: string): Promise<readonly LeftForm[]> {
    await this.#adopt(owner, address);
    return (await this.of(owner)).filter(
      (left) => left.address === address || left.address.startsWith(`${address}?`),
    );
  }

  async remove(owner: string, id: string): Promise<void> {
    await this.drafts.remove(owner, id);
  }

  markOf(owner: string): string {
    return this.drafts.markOf(owner);
  }

  ownerOf(mark: string): string | undefined {
    return this.drafts.ownerOf(mark);
  }

  /** One of somebody who is erased may lie there still. Throws `ErasuresUnsettled`. */
  #mustBeSettled(): void {
    const { lacking } = this.settling;
    if (lacking) throw lacking;
  }

  async #keep(owner: string, left: Left, savedAt?: number): Promise<void> {
    await this.drafts.keep(owner, left.id, JSON.stringify(left), savedAt);
  }

  /** A draft of an earlier version stood under the address of its form, one of each. */
  async #adopt(owner: string, address: string): Promise<void> {
    const draft = await this.drafts.find(owner, address);
    if (!draft) return;
    const { key, ...left }: Pick<Left, 'typed' | 'revision'> & Readonly<{ key: string }> = JSON.parse(
      draft.text,
    );
    await this.#keep(owner, { ...left, address, id: keyOf({ _key: key }) }, draft.savedAt);
    await this.drafts.remove(owner, address);
  }
}

/**
 * Express middleware, before forgery is refused: a form that comes from an earlier session than the present is kept as a draft of
 * its own of whoever it was made for. She is led back to it, through sign-in where the session has ended; anybody else gets the
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
    const draft = await drafts.keep(owner, address, body);
    const now = signedInOf(request)?.asker.actor;
    if (now === undefined) throw signInFirst(draft);
    throw now === owner ? formKept(draft) : formOfAnother();
  };
