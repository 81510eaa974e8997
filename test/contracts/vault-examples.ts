import type {
  Identity,
  Leftover,
  Particulars,
  ParticularsChange,
  ReservationRequest,
  TextPlace,
  Vault,
  WhoseParticulars,
} from '@samspar/vault';

/** Gives an empty vault whose clock stands at the moment it is given. */
export type OpenVault = (clock: () => number) => Vault | Promise<Vault>;

export const ANNA: Identity = { number: { kind: 'personnummer', digits: '199006022397' } };
export const ALMA: Identity = {
  number: { kind: 'personnummer', digits: '191212121212' },
  name: 'Alma Exempel',
};
export const HERE = 'here';
export const THERE = 'there';
export const SHELTERED = { ...ANNA, name: 'Anna Exempel', contact: 'Skyddat boende' };
export const LEFTOVER: Leftover = { participantId: 'none', commandId: 'none', reservedAt: 0 };

export const request = (
  name: string,
  identity?: Identity,
  association = 'stockholm',
): ReservationRequest => ({
  commandId: `command-${name}`,
  association,
  participantId: `participant-${name}`,
  ...(identity && { identity, owner: { scope: HERE, journey: `journey-${name}` } }),
});

/** The same by another owner. */
export const there = (name: string, identity: Identity): ReservationRequest => ({
  ...request(name, identity),
  owner: { scope: THERE, journey: `journey-${name}` },
});

/** As the usual owner in these tests knows her. */
export const here = (participantId: string): WhoseParticulars => ({ participantId, scope: HERE });

/** Where a text of a participant's stands. */
export const noteOf = (participantId: string, place: Partial<TextPlace> = {}): TextPlace => ({
  participantId,
  journey: `journey of ${participantId}`,
  command: 'command',
  field: 'note',
  ...place,
});

export const changeOf = (
  id: string,
  particulars: Particulars,
  journey = '1',
  scope = HERE,
): ParticularsChange => ({
  id,
  participantId: 'participant-1',
  owner: { scope, journey: `journey-${journey}` },
  particulars,
});

/** Reserves and confirms. */
export const confirm = async (vault: Vault, requests: readonly ReservationRequest[]): Promise<void> => {
  const reserved = await vault.reserve(requests);
  await vault.confirm(reserved.map(({ participantId }) => participantId));
};
