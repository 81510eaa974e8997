export const chartsSv = {
  toTable: 'Till tabellen',
  chart: 'Diagram',
  inCharts: 'I diagram',
  tooMuch:
    'Inget diagram: tabellen har fler tal än ett diagram kan visa. Välj färre indelningar, eller en kortare period.',
  population: {
    title: 'Folkmängd i stadsdelarna',
    short: 'För antal per 1\u00a0000 invånare i stadsdelarna: visa och ange folkmängden.',
    lead: 'Hur många i åldern 16–64 som bor i varje stadsdel. Med det räknas antal per 1\u00a0000 invånare på kartan. Ett tal gäller från sin dag tills ett senare anges.',
    file: 'Klistra in filen',
    hint: 'Rubriker på första raden, sedan en rad för varje stadsdel och dag. Kolumnerna skils åt med semikolon eller tabb, så rader ur Excel går bra. Kön får utelämnas.',
    example:
      'stadsdel;kön;antal;dag;källa\nFarsta;kvinna;19 000;2024-12-31;SCB\nFarsta;man;19 500;2024-12-31;SCB',
    state: 'Spara folkmängden',
    stated: 'Folkmängden är sparad.',
    stoodAlready: 'Allt i filen stod redan så. Inget ändrades.',
    refused: (problems: number) =>
      problems === 1 ? 'En rad är fel. Inget har sparats.' : `${problems} saker är fel. Inget har sparats.`,
    line: (number: number) => `Rad ${number}:`,
    noDistricts: 'Förbundet har inga stadsdelar. Den som driver Samspår lägger till dem.',
    caption: 'Angiven folkmängd, 16–64 år',
    nothing: 'Ingen folkmängd är angiven än.',
    district: 'Stadsdel',
    day: 'Dag',
    women: 'Kvinnor',
    men: 'Män',
    all: 'Alla',
    source: 'Källa',
  },
};
