import type { WaitingFor } from '@samspar/casework';

/** What is to be done, as the link to where it is done. */
const tasks = {
  answer: 'Besvara anmälan',
  start: 'Registrera start',
  meeting: 'Håll teammöte',
  followUp: 'Följ upp',
  consent: 'Förnya samtycke',
  silence: 'Inget har hänt på länge',
} satisfies Record<WaitingFor, string>;

const kinds = {
  answer: 'Anmälningar att besvara',
  start: 'Starter',
  meeting: 'Teammöten',
  followUp: 'Uppföljningar',
  consent: 'Samtycken som går ut',
  silence: 'Utan händelse i 60 dagar',
} satisfies Record<WaitingFor, string>;

export const myDaySv = {
  title: 'Min dag',
  lead: (total: number, late: number, interventions: string) =>
    `${total === 1 ? '1 sak' : `${total} saker`} väntar i ${interventions}${late === 0 ? '' : `, varav ${late === 1 ? '1 är försenad' : `${late} är försenade`}`}. Dina egna ärenden står först.`,
  and: 'och',
  empty: 'Inget väntar på dig i dag',
  emptyMore:
    'Här visas anmälningar att besvara, starter, teammöten, uppföljningar och samtycken i dina insatser när det är dags.',
  filter: 'Vad som väntar',
  every: 'Allt',
  tasks,
  kinds,
  followUpAfter: (months: number) => `Följ upp efter ${months} månader`,
  late: 'Försenat',
  now: 'Att göra nu',
  lateSince: (day: string) => `Skulle varit klart ${day}`,
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
  mine: 'Ditt ärende',
  caseworker: (name: string) => `Ansvarig: ${name}`,
  nobody: 'Ingen ansvarig',
};
