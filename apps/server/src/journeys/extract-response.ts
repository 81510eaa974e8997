import { ApiProperty } from '@nestjs/swagger';
import type { KeptFor, RetentionRule } from '@samspar/association';
import type { extractData } from '@samspar/pages';
import { Count, JOURNEY_ID, ListOfTexts, LogPosition, OpenObject, Repeated } from '../response.js';
import { AuthoritiesResponse } from './response.js';

type Data = ReturnType<typeof extractData>;
type JourneyData = Data['journeys'][number];
type EntryData = JourneyData['entries'][number];
type DisclosureData = JourneyData['disclosures'][number];

class NamedResponse {
  @ApiProperty({ example: 'arbetsmarknadsnamnden' }) id!: string;
  @ApiProperty({ example: 'Arbetsmarknadsnämnden' }) name!: string;
}

class AuthorityResponse extends NamedResponse {
  @ApiProperty({ type: 'string', nullable: true, description: 'How the person reaches it.', example: null })
  contact!: string | null;
}

class WordedResponse {
  @ApiProperty({ example: 'started' }) code!: string;
  @ApiProperty({ description: 'In Swedish.', example: 'Pågår' }) words!: string;
}

class DetailResponse {
  @ApiProperty({ example: 'Utbildning' }) name!: string;
  @ApiProperty({ example: 'Gymnasieutbildning' }) value!: string;
}

const NOT_KNOWN = {
  type: NamedResponse,
  nullable: true,
  description: 'Null where it is not known.',
} as const;
const AUTHORITIES = {
  type: AuthoritiesResponse,
  nullable: true,
  example: { parties: ['municipality'], authorities: [] },
} as const;
const MOMENT = { format: 'date-time', example: '2026-11-30T08:00:00.000Z' } as const;

class ExtractEntryResponse {
  @Count({ example: 0 }) revision!: number;
  @ApiProperty({ type: 'string', example: 'ParticipantReferred' }) type!: EntryData['type'];
  @ApiProperty({ description: 'In Swedish, as all words are.', example: 'Anmälan' }) title!: string;
  @ApiProperty({ example: '2026-02-01' }) occurredOn!: string;
  @ApiProperty({ description: 'The day in words, as it was set right.', example: '2026-02-01' }) day!: string;
  @ApiProperty(MOMENT) recordedAt!: string;
  @ApiProperty(NOT_KNOWN) authority!: NamedResponse | null;
  @ApiProperty({
    enum: ['own', 'consented', 'unattributed'],
    example: 'own',
    description:
      "Why it is given out: it is the authority's own; consent covers it; it is nobody's that is known.",
  })
  given!: EntryData['given'];
  @ApiProperty({
    type: 'string',
    enum: ['corrected', 'struck'],
    nullable: true,
    example: null,
    description: 'It was wrong: another entry stands in its place, or none. Null where it stands.',
  })
  annulled!: EntryData['annulled'];
  @ApiProperty({ example: false }) isImported!: boolean;
  @ApiProperty({ type: [DetailResponse] }) details!: readonly DetailResponse[];
  @OpenObject({
    description: 'The data of the event with their codes, texts in the clear.',
  })
  data!: EntryData['data'];
}

class LeftResponse {
  @ApiProperty(NOT_KNOWN) authority!: NamedResponse | null;
  @ApiProperty({ type: 'string', nullable: true, example: null }) contact!: string | null;
  @Count({ description: 'Entries that are asked for there.', example: 2 }) count!: number;
}

class ExtractReadingResponse {
  @ApiProperty(MOMENT) at!: string;
  @ApiProperty({ type: 'string', nullable: true, example: 'municipality' }) party!: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'Jobbtorg Stockholm' }) unit!: string | null;
  @ApiProperty({ example: 'caseworker' }) role!: string;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Null unless the association has decided that readers are named.',
    example: null,
  })
  name!: string | null;
  @ApiProperty({ type: WordedResponse }) on!: WordedResponse;
  @ApiProperty({ type: WordedResponse }) reason!: WordedResponse;
}

class RetentionRuleResponse implements RetentionRule {
  @ApiProperty({ example: 'arbetsmarknadsnamnden' }) authority!: string;
  @Count({ example: 5 }) years!: number;
  @ApiProperty({ format: 'date', example: '2026-02-01' }) lastEventOn!: string;
  @ApiProperty({ format: 'date', example: '2031-02-01' }) dueOn!: string;
}

class RetentionResponse {
  @ApiProperty({ enum: ['kept', 'notDue', 'due'], example: 'kept' })
  ruling!: JourneyData['retention']['ruling'];
  @ApiProperty({ type: 'string', required: false, description: 'Why it is kept.', example: 'decision' })
  why?: KeptFor;
  @ApiProperty({ required: false, description: 'What it is erased by.' }) rule?: RetentionRuleResponse;
  @ApiProperty({ required: false, format: 'date', example: '2031-02-01' }) until?: string;
  @ApiProperty({ example: 'Ärendet bevaras enligt myndighetens beslut.' }) words!: string;
}

class EarlierExtractResponse {
  @ApiProperty(MOMENT) at!: string;
  @ApiProperty(NOT_KNOWN) authority!: NamedResponse | null;
  @ApiProperty({ type: 'string', example: 'person' }) recipient!: string;
  @ApiProperty({ type: 'string', example: 'in-person' }) form!: string;
}

class DisclosureWordsResponse {
  @ApiProperty({ type: 'string', nullable: true, example: 'Arbetsmarknadsnämnden' }) giving!: string | null;
  @ApiProperty({ type: 'string', nullable: true, example: 'Försäkringskassan' }) receiving!: string | null;
  @ApiProperty({ example: 'Samtycke' }) ground!: string;
}

/** Who may be told what of a journey, or no longer (art. 15.1 c). */
class ExtractDisclosureResponse {
  @ApiProperty({ type: 'string', enum: ['consent', 'withdrawal', 'ground'], example: 'consent' })
  what!: DisclosureData['what'];
  @ApiProperty({ example: '2026-02-01' }) on!: string;
  @ApiProperty({ ...AUTHORITIES, description: 'Who gives out; null of a withdrawal.' })
  giving!: DisclosureData['giving'];
  @ApiProperty({ ...AUTHORITIES, description: 'Who is told; null of a withdrawal from all.' })
  receiving!: DisclosureData['receiving'];
  @ListOfTexts('participation') kinds!: DisclosureData['kinds'];
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: 'Where it is none of consent.',
    example: 'necessary',
  })
  ground!: DisclosureData['ground'];
  @ApiProperty({ example: '2026-02-01' }) validFrom!: string;
  @ApiProperty({ type: 'string', nullable: true, example: null }) expiresOn!: string | null;
  @ApiProperty({
    type: 'string',
    enum: ['struck', 'corrected'],
    nullable: true,
    description: 'What became of a ground that was wrong; what it let be read may have been read before.',
    example: null,
  })
  annulled!: DisclosureData['annulled'];
  @ApiProperty({ description: 'The same in Swedish.' }) words!: DisclosureWordsResponse;
}

class ReportedToEsfResponse {
  @ApiProperty(MOMENT) at!: string;
  @ApiProperty({ example: '2026-11' }) month!: string;
  @ApiProperty({ example: '2023/00417' }) project!: string;
  @ApiProperty({ type: WordedResponse }) ground!: WordedResponse;
}

class ExtractJourneyResponse {
  @ApiProperty({ format: 'uuid', example: JOURNEY_ID }) journey!: string;
  @ApiProperty({ example: '0190-F3C2' }) reference!: string;
  @Count({ description: 'Of its last entry.', example: 7 }) revision!: number;
  @ApiProperty({ type: NamedResponse }) intervention!: NamedResponse;
  @ApiProperty({ type: WordedResponse }) status!: WordedResponse;
  @ApiProperty(NOT_KNOWN) controller!: NamedResponse | null;
  @ListOfTexts('Registrerade av handläggare') sources!: readonly string[];
  @OpenObject({
    description:
      'Number, name, contact, address, language and interpreter; who registered them; what was changed.',
    example: { number: null },
  })
  person!: JourneyData['person'];
  @ApiProperty({ type: [ExtractEntryResponse] }) entries!: readonly ExtractEntryResponse[];
  @ListOfTexts() consents!: readonly string[];
  @ApiProperty({
    type: [ExtractDisclosureResponse],
    description: 'Consents, withdrawals and what was given out on other grounds, in their order.',
  })
  disclosures!: readonly ExtractDisclosureResponse[];
  @ApiProperty({
    type: [ReportedToEsfResponse],
    description: 'Lists to ESF of this authority that tell of the journey (docs/esf.md).',
  })
  reportedToEsf!: readonly ReportedToEsfResponse[];
  @Count({ description: 'Entries that are not given out.', example: 0 }) heldBack!: number;
  @ApiProperty({ type: [LeftResponse] }) left!: readonly LeftResponse[];
  @ApiProperty({ type: [ExtractReadingResponse] }) readings!: readonly ExtractReadingResponse[];
  @ApiProperty({ type: RetentionResponse }) retention!: RetentionResponse;
  @ApiProperty({ type: [EarlierExtractResponse] }) extracts!: readonly EarlierExtractResponse[];
}

class ErasedResponse {
  @ApiProperty({ example: '0190-F3C2' }) reference!: string;
  @ApiProperty({ type: NamedResponse }) intervention!: NamedResponse;
  @ApiProperty({ example: '2026-02-01' }) erasedOn!: string;
  @ApiProperty() rule!: RetentionRuleResponse;
}

/** What an authority keeps about a person: codes with their Swedish words (dataskyddsförordningen art. 15 and 20). */
export class ExtractResponse {
  @ApiProperty(MOMENT) madeAt!: string;
  @ApiProperty({ type: NamedResponse }) association!: NamedResponse;
  @ApiProperty({ type: AuthorityResponse, description: 'Who gives it out.' }) authority!: AuthorityResponse;
  @ApiProperty({
    enum: ['association', 'interventions'],
    example: 'interventions',
    description:
      'All journeys of the association in which the authority keeps anything, or those in the insatser of whoever asked.',
  })
  covers!: Data['covers'];
  @ApiProperty({ type: [ExtractJourneyResponse] }) journeys!: readonly ExtractJourneyResponse[];
  @ApiProperty({ type: [ErasedResponse] }) erased!: readonly ErasedResponse[];
  @ListOfTexts() recipients!: readonly string[];
  @ListOfTexts() purposesAndGrounds!: readonly string[];
  @ListOfTexts() rights!: readonly string[];
  @ApiProperty({
    type: [AuthorityResponse],
    description: 'All other authorities of the association, whether they have anything or not.',
  })
  otherAuthorities!: readonly AuthorityResponse[];
}

/** That an extract was given out. */
export class ExtractHandedResponse {
  @ApiProperty({ format: 'uuid', description: 'By which it is read.', example: JOURNEY_ID }) extract!: string;
  @LogPosition() position!: string;
  @Repeated() repeated!: boolean;
}
