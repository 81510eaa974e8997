import { describe, expect, it } from '@jest/globals';
import type { Identity, Vault } from '@samspar/vault';
import type { TableRows } from '@samspar/vault-database';

const ALMA: Identity = { number: { kind: 'personnummer', digits: '191212121212' }, name: 'Alma Exempel' };
/** The tables that hold something in these tests, and some that do not. */
const NEW = {
  association_key: 0,
  participant: 0,
  particulars: 0,
  particulars_change: 0,
  reservation: 0,
  session: 0,
  staff: 0,
};
const ROW = { command_id: 'command-1', participant: 'participant-1', existing: 0 };

const confirmed = async (vault: Vault, ...names: readonly string[]): Promise<void> => {
  const reserved = await vault.reserve(
    names.map((name) => ({
      commandId: `command-${name}`,
      association: 'stockholm',
      participantId: `participant-${name}`,
      ...(name === 'alma' && { identity: ALMA, owner: { scope: 'here', journey: 'journey-alma' } }),
    })),
  );
  await vault.confirm(reserved.map(({ participantId }) => participantId));
};

const rowsOf = async (vault: Vault): Promise<TableRows[]> => {
  const read: TableRows[] = [];
  for await (const part of vault.database.rows()) read.push(part);
  return read;
};

const countsOf = async (vault: Vault): Promise<Readonly<Record<string, number>>> => {
  const counted: Record<string, number> = {};
  for (const { table, rows } of await rowsOf(vault)) counted[table] = (counted[table] ?? 0) + rows.length;
  return counted;
};

async function* inTurn(parts: readonly TableRows[]): AsyncGenerator<TableRows> {
  yield* parts;
}

/** What every vault promises of its rows as they lie; `vaultOf` gives an empty one, within a suite that closes it. */
export const describeRows = (vaultOf: () => Vault): void =>
  describe('its rows', () => {
    it('name every table of a new vault, and are none', async () => {
      const counts = await countsOf(vaultOf());
      expect(counts).toMatchObject(NEW);
      expect(Object.values(counts).filter((rows) => rows > 0)).toEqual([]);
    });

    it('are read in pages, each once, with nothing of the person in the clear', async () => {
      const vault = vaultOf();
      await confirmed(vault, 'alma', ...Array.from({ length: 1_001 }, (_, at) => String(at)));
      const rows = await rowsOf(vault);
      expect(rows.filter(({ table }) => table === 'participant').map((part) => part.rows.length)).toEqual([
        1_000, 2,
      ]);
      expect(await countsOf(vault)).toMatchObject({
        ...NEW,
        association_key: 1,
        participant: 1_002,
        particulars: 1,
        reservation: 1_002,
      });
      expect(JSON.stringify(rows)).not.toMatch(/191212121212|Alma/);
    });

    it('are not put into a vault that holds any', async () => {
      const vault = vaultOf();
      await confirmed(vault, 'alma');
      const rows = await rowsOf(vault);
      await expect(vault.database.fill(inTurn(rows), () => Promise.resolve())).rejects.toThrow(
        /redan innehåll/,
      );
      expect(await vault.identityOf({ participantId: 'participant-alma', scope: 'here' })).toEqual(ALMA);
    });

    it.each<[string, () => Promise<void>, readonly TableRows[]]>([
      ['the check rejects', () => Promise.reject(new Error('unlike')), []],
      ['a table is not the vault’s', () => Promise.resolve(), [{ table: 'foreign', rows: [] }]],
    ])('leave nothing behind where %s', async (_what, check, more) => {
      const vault = vaultOf();
      const rows = inTurn([{ table: 'reservation', rows: [ROW] }, ...more]);
      await expect(vault.database.fill(rows, check)).rejects.toThrow(/unlike|foreign/);
      expect(await vault.isNew()).toBe(true);
      await confirmed(vault, 'alma');
      expect(await vault.find('stockholm', ALMA.number)).toBe('participant-alma');
    });
  });
