import { numeral } from '@samspar/kernel';
export const inboxSv = {
  tabs: {
    label: 'Anmälningar',
    toUs: 'Väntar på oss',
    fromUs: 'Skickade av oss',
    answered: 'Nyligen besvarade',
  },
  toUs: {
    lead: 'Anmälningar till dina insatser som ännu inte har fått svar.',
    empty: 'Ingen anmälan väntar på svar i dina insatser.',
    of: (what: string, whose: string) => `${what}: ${whose}`,
  },
  fromUs: {
    lead: 'Anmälningar från dig eller din enhet som väntar på svar. Du ser bara hur det går för anmälan.',
    empty: 'Ingen anmälan från dig eller din enhet väntar på svar.',
    caption: (total: number) => `Skickade anmälningar som väntar på svar: ${numeral(total)}`,
  },
  answered: {
    lead: 'Svar de senaste 30 dagarna på anmälningar från dig eller din enhet.',
    empty: 'Inga svar de senaste 30 dagarna.',
    caption: (total: number) => `Besvarade de senaste 30 dagarna: ${numeral(total)}`,
  },
  columns: {
    number: 'Anmälan',
    sent: 'Skickad',
    answered: 'Svar',
    todo: 'Gör',
  },
  withdraw: 'Återta',
  withdrawOf: (number: string) => `Återta anmälan ${number}`,
};
