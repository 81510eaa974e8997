import { type Authorities, consentSaid, type JourneyEvent } from '@samspar/casework';
import { DATA_KIND, type DataKind, DISCLOSURE_GROUND, type DisclosureGround } from '@samspar/codes';
import { type OccurredOn, UNKNOWN_DAY } from '@samspar/kernel';
import type { ExtractedJourney, ExtractEntry } from '@samspar/use-cases';
import { authoritiesInWords, codeInWords, codesInWords, dayInWords, type Speech } from '../words/in-words.js';
import { EXTRACT_WORDS } from './extract-words.js';

/** That data may be given out, or no longer: by whom (null: whoever has them), to whom (null: all who were told), of what and since when. */
export type DisclosureSaid = Readonly<{
  what: 'consent' | 'withdrawal' | 'ground';
  on: OccurredOn;
  giving: Authorities | null;
  receiving: Authorities | null;
  kinds: readonly DataKind[];
  ground: DisclosureGround | null;
  validFrom: OccurredOn;
  expiresOn: OccurredOn | null;
  /** What became of it, where it was wrong. */
  annulled: NonNullable<ExtractEntry['annulled']> | null;
}>;

const only = (authority: string): Authorities => ({ parties: [], authorities: [authority] });

const saidIn = (event: JourneyEvent): Omit<DisclosureSaid, 'annulled'> | undefined => {
  const on = event.occurredOn;
  if (event.type === 'DisclosureGrounded') {
    const { giver, receiver, kinds, ground, validFrom = on, expiresOn = null } = event.data;
    const between = { giving: only(giver), receiving: only(receiver) };
    return { what: 'ground', on, ...between, kinds, ground, validFrom, expiresOn };
  }
  const said = consentSaid(event);
  if (!said || 'isStated' in said) return undefined;
  if ('withdrawnFrom' in said) {
    const receiving = said.withdrawnFrom;
    const nothing = { giving: null, kinds: [], ground: null, expiresOn: null } as const;
    return { what: 'withdrawal', on, receiving, ...nothing, validFrom: on };
  }
  const { giving, receiving, kinds, givenOn, validFrom = givenOn, expiresOn = null } = said;
  return { what: 'consent', on: givenOn, giving, receiving, kinds, ground: null, validFrom, expiresOn };
};

/**
 * The recipients of what is kept in a journey, as its entries say them in their order, those withdrawn since among them (dataskyddsförordningen art. 15.1 c). Consent that
 * was registered by mistake was never given; what was given out on another ground by mistake may have been read.
 */
export const disclosuresIn = ({ entries }: Pick<ExtractedJourney, 'entries'>): readonly DisclosureSaid[] =>
  entries.flatMap(({ event, annulled = null }) => {
    const said = saidIn(event);
    return said && (annulled === null || said.what === 'ground') ? [{ ...said, annulled }] : [];
  });

/** On which ground it is, in words. */
export const groundInWords = (speech: Speech, { what, ground, annulled }: DisclosureSaid): string => {
  const { disclosures: words } = EXTRACT_WORDS;
  if (ground === null) return words.ground[what === 'withdrawal' ? what : 'consent'];
  const said = codeInWords(speech, DISCLOSURE_GROUND, ground);
  return annulled === null ? said : words.annulled(said, annulled);
};

const dayOrNull = (day: OccurredOn | null): string | null =>
  day === null || day === UNKNOWN_DAY ? null : day;

/** The same as rows: day, who gives out, who is told, of what, on which ground, and for how long. */
export const disclosuresInRows = (
  speech: Speech,
  journey: Pick<ExtractedJourney, 'entries'>,
): readonly (readonly string[])[] => {
  const { disclosures: words } = EXTRACT_WORDS;
  return disclosuresIn(journey).map((said) => {
    const { what, on, giving, receiving, kinds, validFrom, expiresOn } = said;
    const isWithdrawn = what === 'withdrawal';
    return [
      dayInWords(speech.texts, on),
      giving === null ? words.nobody : authoritiesInWords(speech, giving),
      receiving === null ? words.everybody : authoritiesInWords(speech, receiving),
      isWithdrawn ? words.nobody : codesInWords(speech, DATA_KIND, kinds),
      groundInWords(speech, said),
      isWithdrawn ? words.nobody : words.between(dayOrNull(validFrom), dayOrNull(expiresOn)),
    ];
  });
};
