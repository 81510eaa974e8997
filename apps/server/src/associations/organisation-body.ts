import type { Unit } from '@samspar/association';
import { AUTHORITY_WORK, type AuthorityWork, codesOf, PARTY, type Party } from '@samspar/codes';
import type { MoveUnit, SaidAuthority } from '@samspar/use-cases';
import { ACode, ADay, AName, AnObject, AWhole, SealedTexts, Wholes } from '../journeys/fields.js';

const LONGEST = 120;
const ALIASES = {
  optional: true,
  description: 'What it is also called where somebody writes or imports it.',
};

class RetentionBody {
  @ACode(['years', 'kept']) kind!: 'years' | 'kept';
  @AWhole(1, 100, { optional: true, description: 'Absent: as the association keeps journeys otherwise.' })
  years?: number;
  @Wholes(1, 31, 31, {
    optional: true,
    description: 'Days of a month; whoever was born on one is kept for research (förordning 2025:468 13:1).',
  })
  exemptBirthDays?: readonly number[];
}

/** An authority (myndighet) of a party, whole: what is absent is none. */
export class AuthorityBody {
  @ACode(codesOf(PARTY)) party!: Party;
  @ACode(codesOf(AUTHORITY_WORK), {
    optional: true,
    description:
      'What it works with, by which its secrecy goes. Absent: as before, else social services, health care, social insurance or labour market as its party is.',
  })
  work?: AuthorityWork;
  @AName(LONGEST) name!: string;
  @SealedTexts(50, LONGEST, ALIASES) aliases?: readonly string[];
  @AName(200, { optional: true, description: 'How a person reaches it.' }) contact?: string;
  @AnObject(() => RetentionBody) retention!: RetentionBody;
  @AName(LONGEST, { optional: true, description: 'The authority whose archive its recordings belong to.' })
  archive?: string;
  @ADay({ optional: true, description: 'Its last day.' }) to?: string;
}

/** A unit (enhet) of an authority, whole: what is absent is none. */
export class UnitBody {
  @AName(60, { description: 'Id of its authority.' }) authority!: string;
  @AName(LONGEST) name!: string;
  @SealedTexts(50, LONGEST, ALIASES) aliases?: readonly string[];
  @AName(60, { optional: true, description: 'Id of a district.' }) district?: string;
  @ADay({ optional: true }) from?: string;
  @ADay({ optional: true, description: 'Its last day.' }) to?: string;
}

/** Where a unit belongs. */
export class MoveBody {
  @AName(60, { description: 'Id of an authority of the same party.' }) authority!: string;
  @ADay({
    optional: true,
    description:
      'Its first day there, no later than today. Absent: it was a mistake that it belongs where it does, since it last moved.',
  })
  since?: string;
}

/** A further name of a unit. */
export class AliasBody {
  @AName(200) alias!: string;
}

export const authorityIn = (said: AuthorityBody): SaidAuthority => ({
  party: said.party,
  work: said.work,
  name: said.name,
  aliases: said.aliases ?? [],
  contact: said.contact ?? null,
  retention:
    said.retention.kind === 'kept'
      ? { kind: 'kept' }
      : {
          kind: 'years',
          years: said.retention.years,
          exemptBirthDays: said.retention.exemptBirthDays ?? [],
        },
  archive: said.archive ?? null,
  to: said.to ?? null,
});

export const unitIn = (said: UnitBody): Omit<Unit, 'id' | 'earlier'> => ({
  authority: said.authority,
  name: said.name,
  aliases: said.aliases ?? [],
  district: said.district ?? null,
  from: said.from ?? null,
  to: said.to ?? null,
});

/** Where a body says that a unit belongs. */
export const moveIn = ({ authority, since }: MoveBody): MoveUnit['said'] => ({
  authority,
  since: since ?? null,
});
