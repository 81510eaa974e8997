import type { aboutSv } from './about.sv.js';

export const aboutEn: typeof aboutSv = {
  lead: 'Samspår keeps track of the journey from referral to follow-up in the interventions of a coordination association, and produces the statistics from the same data.',
  what: {
    title: 'What Samspår is',
    paragraphs: [
      'Every registration is kept as an event, with its day, role and time. Nothing is overwritten: a correction is a new event, and what was said before stays in the history.',
      'All statistics are counted from the events. The same question about the same day therefore always has the same answer, and every figure can be traced back.',
    ],
  },
  data: {
    title: 'Where the data is kept',
    paragraphs: [
      'Events hold codes, days and random numbers, never names or identity numbers. Names, identity numbers and contact details are in the vault alone, encrypted. Free text is encrypted with a key for each case.',
      'When a case is erased its key is destroyed, so that its texts can be read in no copy of the events. With the last case of a person her name, identity number and contact details are destroyed too. Codes and days stay in the counts.',
      'The data is kept by whoever runs the installation, and nothing is sent anywhere else. The pages fetch nothing from other sites and use only the cookies that sign-in and the choice of language need.',
    ],
  },
  version: {
    title: 'Version and licence',
    license: 'Licence',
    licenseName: 'MIT. The program may be used, changed and passed on freely, without warranty.',
    packages:
      'Samspår is built on open-source software, among it Node.js, NestJS, Preact and openid-client, under licences that allow it (MIT, Apache 2.0, BSD, ISC).',
  },
  accessibility: {
    paragraphs: [
      'The coordination association is responsible for making Samspår usable by all, under the Swedish act (2018:1937) on accessibility of digital public services. The requirements are those of EN 301 549, which builds on WCAG 2.1 AA. Samspår is built for WCAG 2.2 AA.',
    ],
    tested: 'What was tested',
    tests: [
      'The pages are tested automatically with axe in the browser Chromium, at widths of 320 and 1,280 pixels.',
      'They are tested with the keyboard alone, on a narrow screen and magnified to 400 per cent.',
      'Everything works without JavaScript.',
    ],
    gaps: 'Known gaps',
    known: [
      'The pages have not been tested with a screen reader by anybody who uses one daily.',
      'Wide tables scroll sideways on narrow screens.',
      'No independent review of all of EN 301 549 has been made.',
    ],
    contact: 'If something does not work',
    toOwn:
      'Tell the association if something stands in your way, and you will get the information in another way. Its website says how to reach it.',
    authority:
      'If you are not satisfied with the answer you can report it to the Agency for Digital Government (DIGG), which supervises the act.',
  },
};
