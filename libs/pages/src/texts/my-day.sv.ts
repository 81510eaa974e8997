import { numeral } from '@samspar/kernel';
import type { WaitingFor } from '@samspar/casework';

type WaitingKind = WaitingFor | 'every';

/** What is to be done with whose journey, as the link to where it is done. */
const tasks = {
  answer: (whose: string) => `Besvara anmälan: ${whose}`,
  start: (whose: string) => `Registrera start: ${whose}`,
  meeting: (whose: string) => `Håll teammöte: ${whose}`,
  followUp: (whose: string) => `Följ upp: ${whose}`,
  consentMissing: (whose: string) => `Fråga om samtycke: ${whose}`,
  consent: (whose: string) => `Förnya samtycke: ${whose}`,
  consentWithdrawn: (whose: string) => `Samtycket är återkallat: ${whose}`,
  silence: (whose: string) => `Följ upp ${whose}: inget registrerat på 60 dagar`,
} satisfies Record<WaitingFor, (whose: string) => string>;

const kinds = {
  answer: 'Anmälningar att besvara',
  start: 'Att starta',
  meeting: 'Teammöten',
  followUp: 'Uppföljningar',
  consentMissing: 'Samtycke saknas',
  consent: 'Samtycken som går ut',
  consentWithdrawn: 'Återkallade samtycken',
  silence: 'Utan händelse i 60 dagar',
} satisfies Record<WaitingFor, string>;

/** One thing, and more; and how one that is late is called. */
const amounts = {
  every: ['uppgift', 'uppgifter', 'försenad'],
  answer: ['anmälan', 'anmälningar', 'försenad'],
  start: ['start', 'starter', 'försenad'],
  meeting: ['teammöte', 'teammöten', 'försenat'],
  followUp: ['uppföljning', 'uppföljningar', 'försenad'],
  consentMissing: ['samtycke att fråga om', 'samtycken att fråga om', 'försenat'],
  consent: ['samtycke', 'samtycken', 'försenat'],
  consentWithdrawn: ['återkallat samtycke', 'återkallade samtycken', 'försenat'],
  silence: ['ärende utan händelse', 'ärenden utan händelse', 'försenat'],
} satisfies Record<WaitingKind, readonly [string, string, string]>;

const amount = (kind: WaitingKind, total: number) =>
  `${numeral(total)} ${amounts[kind][total === 1 ? 0 : 1]}`;
/** How much of it is late: all, some or nothing. */
const lateness = (kind: WaitingKind, total: number, late: number) => {
  if (late === 0) return '';
  if (late === total) return total === 1 ? ` och är ${amounts[kind][2]}` : ', alla försenade';
  return `, varav ${late === 1 ? `1 är ${amounts[kind][2]}` : `${numeral(late)} är försenade`}`;
};

export const myDaySv = {
  titles: { mine: 'Min dag', all: 'Min dag: alla i mina insatser' },
  lead: {
    mine: (kind: WaitingKind, total: number, late: number) =>
      `${amount(kind, total)} väntar på dig${lateness(kind, total, late)}. Här står dina egna ärenden, och de i dina insatser som ingen är ansvarig för.`,
    all: (kind: WaitingKind, total: number, late: number, interventions: string) =>
      `${amount(kind, total)} väntar i ${interventions}${lateness(kind, total, late)}. Dina egna ärenden står först.`,
  },
  withheld: (kind: WaitingKind, number: number) => `${amount(kind, number)} visas inte: samtycke saknas`,
  and: 'och',
  empty: 'Inget väntar på dig i dag',
  emptyMore:
    'Här visas anmälningar att besvara, starter, teammöten, uppföljningar och samtycken i dina insatser när det är dags.',
  emptyOf: {
    mine: (kind: WaitingKind) => `Inga ${amounts[kind][1]} väntar på dig i dag`,
    all: (kind: WaitingKind) => `Inga ${amounts[kind][1]} väntar i dina insatser i dag`,
  },
  colleagues: (kind: WaitingKind, total: number) =>
    `${amount(kind, total)} väntar på dina kollegor i dina insatser.`,
  showEvery: { mine: 'Visa allt som väntar på dig', all: 'Visa allt som väntar i mina insatser' },
  whose: {
    label: 'Vems ärenden',
    mine: 'Mina och ofördelade',
    all: 'Alla i mina insatser',
  },
  filter: 'Vad som väntar',
  every: 'Allt',
  tasks,
  kinds,
  followUpAfter: (months: number, whose: string) => `Följ upp efter ${months} månader: ${whose}`,
  late: 'Försenat',
  now: 'Att göra nu',
  lateSince: (day: string) => `Skulle ha varit klart ${day}`,
  lateAlways: 'Försenat, okänd dag',
  within: (day: string) => `Senast ${day}`,
  today: 'I dag',
  since: {
    answer: (day: string) => `Anmäld ${day}`,
    waiting: (day: string) => `På väntelista sedan ${day}`,
    start: (day: string) => `Antagen ${day}`,
    meeting: (day: string) => `Startade ${day}`,
    followUp: (day: string) => `Avslutad ${day}`,
    silence: (day: string) => `Senaste händelse ${day}`,
  },
  from: (sender: string) => `från ${sender}`,
  journey: (number: string) => `ärende ${number}`,
  mine: 'Du är ansvarig',
  caseworker: (name: string) => `Ansvarig: ${name}`,
  nobody: 'Ingen ansvarig',
};
