import type { KeyObject } from 'node:crypto';
import { SealBroken, VaultUnavailable } from './failures.js';
import { decrypt, encrypt } from './sealing.js';

const KEY_CHECK = 'samspar vault';

/** What a new vault keeps, so that a wrong master key is known at once. */
export const sealKeyCheck = (masterKey: KeyObject): Buffer => encrypt(masterKey, KEY_CHECK, KEY_CHECK);

/** Whether the vault was made with this master key. */
export const opensKeyCheck = (masterKey: KeyObject, sealed: Uint8Array): boolean => {
  try {
    decrypt(masterKey, sealed, KEY_CHECK);
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
};

/** `vault` names it: `Valvfilen vault.db`. */
export const wrongMasterKey = (vault: string): VaultUnavailable =>
  new VaultUnavailable(
    `${vault} är låst med en annan nyckel än den i MASTER_KEY (utan MASTER_KEY: filen master.key): ange den nyckel som valvet skapades med. Avbröts ett byte av nyckel: kör samspar keys rotate igen.`,
  );
