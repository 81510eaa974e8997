/** Words that no page, report, refusal or table says any more, by the rule that retired them. */
export const RETIRED: readonly (readonly [rule: string, said: RegExp])[] = [
  [
    'a journey is ett deltagande or ett ärende, never en resa',
    /(?<!\p{L})res(a|an|or|orna|ans|ornas)(?!\p{L})/iu,
  ],
  ['consent is återkallat, never återtaget', /återt\p{L}+ samtycke|samtycket? (är |blev |har )?återt/iu],
  [
    'figures are told per insats, never efter insats',
    /(påbörjade|avslutade|anmälda|dela upp|till sist) efter/iu,
  ],
  [
    'what is counted is påbörjade deltaganden, never those who började',
    /(?<!\p{L})började (under|per|efter)|^började$/iu,
  ],
  [
    'statistics say what is registered, and where',
    /så som det var känt|serien bryts|saknar dag|loggens position|definitionernas version/iu,
  ],
  ['what is to be done is said as a task', /inget har hänt på länge|skulle varit klart|saker väntar/iu],
  ['what can be done is the next step', /vad kan göras nu|annat som kan registreras/iu],
  [
    'somebody is responsible, or nobody yet',
    /ditt ärende|mina och utan ansvarig|vem ansvarar|(?<!\p{L})ansvarar:/iu,
  ],
  [
    'questions are asked in the words of the field',
    /frågan om våld är ställd|slag av kontakt|vad avslutet leder till|what the exit leads to/iu,
  ],
  [
    'a mistake is said by the name of its field',
    /välj ett alternativ|fyll i fältet|har inte varit än|choose an answer/iu,
  ],
  ['something is looked over before it is saved', /titta en gång till|look once more/iu],
  [
    'a file is checked, never tried',
    /pröva (filen|igen)|är prövad|filen prövas|try the file|has been tried/iu,
  ],
  [
    'an import is undone, never taken back',
    /återta inläsning|inläsning\p{L}* (är |var redan |har )?återta|take the import back|import is taken back/iu,
  ],
  ['a cell is told what is wrong with it', /värdet känns inte igen|inget datum som finns|1 av de 1 /iu],
  [
    'the server is run by the system administrator',
    /den som sköter driften|(?<!\p{L})drift(en)?(?!\p{L})|whoever operates/iu,
  ],
  ['somebody is tilldelad an insats, never knuten', /knu(ten|tna|tet|ta) till insats/iu],
  [
    'a user is known by a user name, has åtkomst, and is activated again',
    /id i inloggningen|häv avstängningen|avstängningen (är hävd|kan hävas)|(?<!\p{L})tillgång(?!\p{L})|id at sign-in|lift the suspension/iu,
  ],
  ['what is registered has a first day', /sedan när uppgifterna|med en egen dag/iu],
  ['reports are given to the board, never utlämnade', /utlämnade rapporter|har lämnat ut/iu],
  ['access has a page and a ground', /(?<!\p{L})visades i$|json-gränssnittet|^shown in$|json interface/iu],
  [
    'lists name their entries in full',
    /arbete utan stöd|(?<!\p{L})gymnasial(?!\p{L})|eftergymnasial (kortare|3)|återtagit samtycke/iu,
  ],
  ['width is in pixlar', /bildpunkt/iu],
  [
    'a page does not promise text that is lost',
    /en del av det du skrev kan finnas kvar|some of what you wrote may still/iu,
  ],
];

/** What of a text should be said otherwise, by the rule. */
export const retiredIn = (text: string): readonly string[] =>
  RETIRED.flatMap(([rule, said]) => {
    const found = said.exec(text);
    return found ? [`${found[0]}: ${rule}`] : [];
  });
