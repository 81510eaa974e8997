import type { Authority } from '@samspar/association';
import { ESF_GROUND } from '@samspar/codes';
import { type ExtractedJourney, type PersonExtract, withClearText } from '@samspar/use-cases';
import { authoritiesInWords, codeInWords, interventionInWords, type Speech } from '../words/in-words.js';
import { disclosuresIn, groundInWords } from './disclosures.js';
import { entriesInWords, speechOf } from './entry-words.js';
import { EXTRACT_WORDS as words } from './extract-words.js';
import { consentsInWords, retentionInWords, sourcesInWords, statusOnExtract } from './journey-words.js';

type Named = Readonly<{ id: string; name: string }>;

const moment = (epochMs: number): string => new Date(epochMs).toISOString();

const named = ({ id, name }: Authority): Named => ({ id, name });

const namedById = ({ association }: Speech, all: readonly Authority[], id: string | undefined) =>
  id === undefined
    ? null
    : { id, name: all.find((one) => one.id === id)?.name ?? interventionInWords({ association }, id) };

const journeyData = (speech: Speech, extract: PersonExtract, journey: ExtractedJourney) => {
  const { id, reference, state, card, retention, controller } = journey;
  const all = [extract.authority, ...extract.others];
  const intervention = state.facts.intervention ?? '';
  const authority = (of: string | undefined) => namedById(speech, all, of);
  return {
    journey: id,
    reference,
    revision: journey.revision,
    intervention: { id: intervention, name: interventionInWords(speech, intervention) },
    status: {
      code: state.misregistered ? 'misregistered' : state.status,
      words: statusOnExtract(speech, journey),
    },
    controller: controller ? named(controller) : null,
    sources: sourcesInWords(speech, journey),
    person: {
      number: card.number,
      ...card.particulars,
      registered: Object.entries(card.registered).map(([what, by]) => ({
        what,
        at: moment(by.recordedAt),
        authority: authority(by.authority),
        isImported: by.isImported,
      })),
      changes: card.changes.map((change) => ({
        type: change.event.type,
        at: moment(change.recordedAt),
        authority: authority(change.authority),
      })),
    },
    entries: entriesInWords(extract, journey).map(({ entry, title, day, details }) => ({
      revision: entry.revision,
      type: entry.event.type,
      title,
      occurredOn: entry.event.occurredOn,
      day,
      recordedAt: moment(entry.recordedAt),
      authority: authority(entry.authority),
      given: entry.giving,
      annulled: entry.annulled ?? null,
      isImported: entry.isImported,
      details,
      data: withClearText(entry.event.data, journey.clear),
    })),
    consents: consentsInWords(speech, journey),
    disclosures: disclosuresIn(journey).map((said) => ({
      ...said,
      words: {
        giving: said.giving && authoritiesInWords(speech, said.giving),
        receiving: said.receiving && authoritiesInWords(speech, said.receiving),
        ground: groundInWords(speech, said),
      },
    })),
    reportedToEsf: journey.reported.map(({ at, month, project, ground }) => ({
      at: moment(at),
      month,
      project,
      ground: { code: ground, words: codeInWords(speech, ESF_GROUND, ground) },
    })),
    heldBack: journey.heldBack,
    left: journey.left.map((one) => ({
      authority: one.authority ? named(one.authority) : null,
      contact: one.authority?.contact ?? null,
      count: one.count,
    })),
    readings: journey.readings.map(({ knownAt, party, unit, role, name, on, reason }) => ({
      at: moment(knownAt),
      party,
      unit,
      role,
      name,
      on: { code: on, words: speech.texts.accessLog.on[on] },
      reason: { code: reason, words: speech.texts.accessLog.reason[reason] },
    })),
    retention: {
      ruling: retention.ruling,
      ...(retention.ruling === 'kept'
        ? { why: retention.why }
        : { rule: retention.rule, until: retention.until }),
      words: retentionInWords(speech, journey),
    },
    extracts: journey.given.map(({ at, authority: by, recipient, form }) => ({
      at: moment(at),
      authority: authority(by),
      recipient,
      form,
    })),
  };
};

/** What is given out to a person about herself, for a program: codes with their Swedish words, days and moments as ISO 8601 has them. */
export const extractData = (extract: PersonExtract) => {
  const speech = speechOf(extract);
  const { association, authority, others, journeys, erased, isWhole, at } = extract;
  return {
    madeAt: moment(at),
    association: { id: association.id, name: association.settings.name },
    authority: { ...named(authority), contact: authority.contact },
    covers: isWhole ? 'association' : 'interventions',
    journeys: journeys.map((journey) => journeyData(speech, extract, journey)),
    erased: erased.map(({ reference, intervention, erasedOn, rule }) => ({
      reference,
      intervention: { id: intervention, name: interventionInWords(speech, intervention) },
      erasedOn,
      rule,
    })),
    recipients: [words.recipients.staff, words.recipients.office],
    purposesAndGrounds: words.why.points,
    rights: words.rights.points,
    otherAuthorities: others.map((one) => ({ ...named(one), contact: one.contact })),
  };
};
