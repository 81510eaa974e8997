import { describe, expect, it } from '@jest/globals';
import type { Role } from '@samspar/access';
import {
  codes,
  DataTable,
  day,
  errorPage,
  type Filled,
  Form,
  IdentityBar,
  idOf,
  missingIn,
  Notice,
  oneOf,
  Page,
  Pagination,
  placesFor,
  plain,
  Progress,
  type Question,
  Questions,
  render,
  required,
  Tabs,
  Tag,
  textsOf,
  Timeline,
  type Typed,
  type Visitor,
  words,
} from '@samspar/pages';
import { h } from 'preact';

const visitor: Visitor = {
  language: 'sv',
  roles: ['caseworker'],
  name: 'Ines <Prov>',
  csrf: 'token',
  demonstration: false,
  idleMinutes: 30,
  address: '/arenden?sida=2',
};
const code = 'Refused';
const sentence = { sv: 'Anmälan är redan besvarad.', en: 'The referral is already answered.' };

describe('a page', () => {
  it('says its language, its title and who is signed in, all escaped', () => {
    const html = render(h(Page, { visitor, title: '<Ärenden>', children: 'x' }));
    expect(html).toMatch(/^<!doctype html><html lang="sv">/);
    expect(html).toContain('<title>&lt;Ärenden> – Samspår</title>');
    expect(html).toContain('Ines &lt;Prov>');
  });

  it('begins its title with what is wrong', () =>
    expect(render(h(Page, { visitor, title: 'Ny anmälan', wrong: 'y', children: 'x' }))).toContain(
      '<title>Fel: Ny anmälan – Samspår</title>',
    ));

  it('marks the place in the menu, and leads back to itself from the language switch', () => {
    const html = render(h(Page, { visitor, title: 'Ärenden', children: 'x' }));
    expect(html).toContain('<a href="/arenden" aria-current="page">Ärenden</a>');
    expect(html).toContain('name="till" value="/arenden?sida=2"');
  });

  it('says on paper whose it is, what, whom about, when and by whom', () => {
    const paper = { association: 'Samordningsförbundet Prov', day: '2025-06-15' };
    const props = { visitor: { ...visitor, paper }, title: 'Ärende 7', children: 'x' };
    expect(render(h(Page, { ...props, about: 'Maria <Provsson>' }))).toContain(
      '<div class="paper" aria-hidden="true"><p>Samordningsförbundet Prov · Ärende 7 · Maria &lt;Provsson> · Utskrivet 2025-06-15 av Ines &lt;Prov></p></div>',
    );
    expect(render(h(Page, { ...props, visitor: { ...props.visitor, name: null } }))).toContain(
      'Prov · Ärende 7 · Utskrivet 2025-06-15</p>',
    );
  });

  it('shows the banner in the demonstration alone', () => {
    const shown = [true, false].map((demonstration) =>
      render(h(Page, { visitor: { ...visitor, demonstration }, title: 'Om', children: 'x' })).includes(
        'påhittade',
      ),
    );
    expect(shown).toEqual([true, false]);
  });

  it('holds no style and no script of its own, for the content policy lets none run', () => {
    const html = render(errorPage({ status: 500, code, sentence }, visitor, 'nummer'));
    expect(html).not.toMatch(/<script|<style|style=|onclick/);
  });
});

describe('the menu', () => {
  it.each<[readonly Role[], readonly string[]]>([
    [['caseworker'], ['/', '/arenden', '/inkorg', '/statistik', '/inlasning', '/insatser']],
    [['team-lead'], ['/fordelning', '/statistik', '/insatser']],
    [['office'], ['/statistik', '/inlasning', '/insatser']],
    [['auditor'], ['/statistik', '/atkomst']],
    [['board'], ['/statistik']],
    [['admin'], ['/insatser', '/anvandare']],
    [
      ['office', 'admin'],
      ['/statistik', '/inlasning', '/insatser', '/anvandare'],
    ],
    [[], []],
  ])('of %j leads to %j', (roles, addresses) =>
    expect(placesFor(roles).map(({ address }) => address)).toEqual(addresses),
  );
});

describe('a form', () => {
  const filled: Filled = {
    values: { day: '5/3', parties: ['region', 'municipality'] },
    errors: [{ field: 'day', message: 'Skriv hela dagen.' }],
  };

  it('carries the token, the key of its command and the revision it was shown for', () => {
    const html = render(
      h(Form, { visitor, action: '/arenden/ny', commandKey: 'k', revision: 4, children: 'x' }),
    );
    for (const field of ['name="_csrf" value="token"', 'name="_key" value="k"', 'name="_revision" value="4"'])
      expect(html).toContain(field);
  });

  const asked = (question: Question, of: Filled = filled): string =>
    render(h(Questions, { visitor, questions: [question], filled: of }));

  it('keeps what was typed, with the error tied to the field', () => {
    const html = asked(day('day', plain('Dag', 'ÅÅÅÅ-MM-DD')));
    expect(html).toContain('value="5/3"');
    expect(html).toContain(`aria-describedby="${idOf('day')}-hint ${idOf('day')}-error"`);
    expect(html).toContain('aria-invalid="true"');
    expect(html.indexOf('Skriv hela dagen.')).toBeLessThan(html.indexOf('<input'));
  });

  it('keeps every box that was ticked', () => {
    const options = ['municipality', 'region', 'forsakringskassan'].map((value) => ({ value, label: value }));
    expect(asked(codes('parties', plain('Parter'), () => options)).match(/checked/g)).toHaveLength(2);
  });

  it('says of each question that must be answered and is not what to do, and of no other', () => {
    const questions = [
      required(words('name', plain('Namn')), () => 'Skriv namnet.'),
      day('day', plain('Dag')),
    ];
    const errorsOf = (typed: Typed) => missingIn(questions, typed, textsOf('sv'));
    expect(errorsOf({ name: ' ' })).toEqual([{ field: 'name', message: 'Skriv namnet.' }]);
    expect(errorsOf({ name: 'Ada' })).toEqual([]);
  });

  it('has its errors at the top of the page, with links to the fields, and they take the focus', () => {
    const page = { visitor, title: 'Ny', children: 'x' };
    const html = render(h(Page, { ...page, errors: filled.errors }));
    expect(html).toContain(`href="#${idOf('day')}"`);
    expect(html).toContain('autofocus');
    expect(render(h(Page, page))).not.toContain('autofocus');
  });

  it('escapes what was typed in every kind of field', () => {
    const value = '"><script>';
    for (const question of [
      words('a', plain('A')),
      words('a', plain('A'), { isLong: true }),
      oneOf('a', 'A', [{ value, label: value }]),
    ])
      expect(asked(question, { values: { a: value }, errors: [] })).not.toContain('<script>');
  });
});

describe('a table', () => {
  const columns = [
    { title: 'Insats', isHeading: true },
    { title: 'Antal', isNumber: true },
  ];

  it('has a caption, headings of rows and columns, and scrolls by itself', () => {
    const html = render(
      h(DataTable, { caption: 'Började', columns, rows: [['Novum', '3']], foot: ['Totalt', '3'] }),
    );
    for (const part of [
      '<caption id="tabell">Började',
      '<th scope="row">Novum',
      '<th scope="col"',
      'tabindex="0"',
    ])
      expect(html).toContain(part);
  });

  it('of words names the column in each cell, for the cards it becomes on a narrow screen', () => {
    const columnsOfWords = [{ title: 'Namn', isHeading: true }, { title: 'Roller' }];
    const html = render(
      h(DataTable, {
        caption: 'Användare',
        columns: columnsOfWords,
        rows: [['Ines Prov', 'Kansli']],
        isCards: true,
      }),
    );
    expect(html).toContain('<td role="cell" data-title="Roller">Kansli</td>');
    expect(html).toContain('<th scope="row" role="rowheader">Ines Prov</th>');
  });

  it('says in words that it is empty', () =>
    expect(
      render(h(DataTable, { caption: 'Började', columns, rows: [], empty: 'Inget ännu.' })),
    ).not.toContain('<table'));
});

const href = (page: number): string => `/arenden?sida=${page}`;

describe('the other parts', () => {
  it('show a day as a day and an unknown one in words', () => {
    const html = render(
      h(Timeline, {
        label: 'Händelser',
        items: [
          { title: 'Start', at: '2024-03-05', when: '5 mars 2024' },
          { title: 'Anmälan', when: 'okänd dag' },
        ],
      }),
    );
    expect(html).toContain('<time datetime="2024-03-05">5 mars 2024</time>');
    expect(html.match(/<time/g)).toHaveLength(1);
  });

  it('keep a day in a sentence whole, and its text as it was', () => {
    const title = 'Ditt utkast från 2024-03-05 kl. 12.00';
    const html = render(h(Notice, { title }));
    expect(html).toContain('från <span class="whole">2024-03-05</span> kl.');
    expect(html.replaceAll(/<[^>]+>/g, '')).toBe(title);
  });

  it('say in words what colour says', () => {
    expect(render(h(Tag, { tone: 'late', children: 'Försenad' }))).toContain('Försenad');
    expect(render(h(Notice, { title: 'Sparat', isAnswer: true }))).toContain('role="status"');
    expect(render(h(Progress, { visitor, label: 'Läser in', done: 3, all: 9 }))).toContain('3 av 9 klara');
    expect(
      render(h(IdentityBar, { title: 'Ärende 7', facts: [{ name: 'Insats', value: 'Novum' }] })),
    ).toContain('<dt>Insats</dt><dd>Novum</dd>');
  });

  it('lead to the pages before and after, and nowhere from the only page', () => {
    expect(render(h(Pagination, { visitor, page: 2, pages: 3, href }))).toMatch(
      /sida=1.*Sida 2 av 3.*sida=3/,
    );
    expect(render(h(Pagination, { visitor, page: 1, pages: 1, href }))).toBe('<!doctype html>');
    expect(
      render(
        h(Tabs, { label: 'Inkorg', tabs: [{ label: 'Väntar', href: '/inkorg', isCurrent: true, count: 2 }] }),
      ),
    ).toContain('aria-current="page"');
  });
});

describe('an error page', () => {
  it.each([400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 502, 503])(
    '%s says what to do',
    (status) => {
      const html = render(errorPage({ status, code, sentence }, visitor, 'nummer'));
      expect(html).toMatch(/<h1>.+<\/h1>/);
      expect(html).toContain('href="/"');
      expect(html.includes('nummer')).toBe(status >= 500);
    },
  );

  it('repeats what the rules said of a conflict, in the language of the reader', () => {
    expect(render(errorPage({ status: 409, code, sentence }, visitor))).toContain(sentence.sv);
    expect(render(errorPage({ status: 422, code, sentence }, { ...visitor, language: 'en' }))).toContain(
      sentence.en,
    );
  });

  it('answers what may not be seen exactly as what does not exist', () => {
    const pages = ['Resan är inte din.', 'Det finns ingen sådan resa.'].map((text) =>
      render(errorPage({ status: 404, code, sentence: { sv: text, en: text } }, visitor)),
    );
    expect(pages[0]).toBe(pages[1]);
  });
});
