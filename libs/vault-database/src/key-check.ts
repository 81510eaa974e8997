import type { KeyObject } from 'node:crypto';
import { VaultUnavailable } from './failures.js';
import type { Statement, VaultRow } from './rows.js';
import { encrypt, isUnder } from './sealing.js';

const KEY_CHECK = 'samspar vault';

/** Which master keys a vault is under: what each has sealed in it; `next` where it is being put under another. */
export type KeyState = Readonly<{ present: Uint8Array; next: Uint8Array | null }>;

export const KEY_STATE: Statement = ['SELECT sealed, next FROM key_check'];

/** Undefined where the vault is new. */
export const keyStateOf = (row: VaultRow | undefined): KeyState | undefined => {
  const [present, next = null] = [row?.['sealed'], row?.['next']];
  if (!(present instanceof Uint8Array) || !(next === null || next instanceof Uint8Array)) return undefined;
  return { present, next };
};

/** What a new vault keeps, so that a wrong master key is known at once. */
export const sealKeyCheck = (masterKey: KeyObject): Buffer => encrypt(masterKey, KEY_CHECK, KEY_CHECK);

/** Whether the vault was made with this master key. */
export const opensKeyCheck = (masterKey: KeyObject, sealed: Uint8Array): boolean =>
  isUnder(masterKey, sealed, KEY_CHECK);

/** `vault` names it: `Valvfilen vault.db`. */
export const wrongMasterKey = (vault: string): VaultUnavailable =>
  new VaultUnavailable(
    `${vault} är låst med en annan nyckel än den i MASTER_KEY (utan MASTER_KEY: i nyckelfilen): ange den nyckel som valvet skapades med. Avbröts ett byte av nyckel: kör samspar keys rotate igen.`,
  );

/** One of the two keys is not given that it is under while the key is renewed. */
export const midRenewal = (vault: string): VaultUnavailable =>
  new VaultUnavailable(
    `${vault} håller på att läggas under en ny huvudnyckel, och här finns bara den ena av de två: ange den gamla i MASTER_KEY eller nyckelfilen och den nya i MASTER_KEY_NEXT eller nyckelfilen.next, tills samspar keys rotate säger att den gamla inte behövs.`,
  );
