import { PDFDict } from '@cantoo/pdf-lib';
import type { Held } from './pdf-objects.js';
import { PdfObjects } from './pdf-objects.js';
import { marksOf, type PageMarks } from './pdf-marks.js';
import { contentsIn, type Element, elementsIn, structureOf, withAllBelow } from './pdf-structure.js';

/** A breach of PDF/UA-1: the failure condition of the Matterhorn Protocol 1.1, and what it is. */
export type Breach = Readonly<{ condition: string; what: string }>;

type File = Readonly<{
  objects: PdfObjects;
  roots: readonly Element[];
  elements: readonly Element[];
  marks: readonly PageMarks[];
  parents: ReadonlyMap<number, Held>;
}>;
type Rule = (file: File) => readonly (Breach | false | undefined)[];

const breach = (condition: string, what: string): Breach => ({ condition, what });
const isOf = (role: string) => (element: Element) => element.role === role;

/** What each kind of element may hold. */
const HOLDS: Readonly<Record<string, Readonly<{ condition: string; roles: readonly string[] }>>> = {
  Table: { condition: '09-004', roles: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'] },
  TR: { condition: '09-004', roles: ['TH', 'TD'] },
  L: { condition: '09-005', roles: ['LI', 'L', 'Caption'] },
  LI: { condition: '09-005', roles: ['Lbl', 'LBody'] },
  TOC: { condition: '09-006', roles: ['TOCI', 'TOC', 'Caption'] },
};
/** What each kind of element must stand in. */
const STANDS_IN: Readonly<Record<string, Readonly<{ condition: string; roles: readonly string[] }>>> = {
  TR: { condition: '09-004', roles: ['Table', 'THead', 'TBody', 'TFoot'] },
  TH: { condition: '09-004', roles: ['TR'] },
  TD: { condition: '09-004', roles: ['TR'] },
  LI: { condition: '09-005', roles: ['L'] },
  LBody: { condition: '09-005', roles: ['LI'] },
  TOCI: { condition: '09-006', roles: ['TOC'] },
};
/** The types of ISO 32000-1, 14.8.4. */
const STANDARD = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
  Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`.split(
    /\s+/,
  ),
);

const ofDocument: Rule = ({ objects, elements }) => {
  const { catalog } = objects;
  const xmp = objects.stream(objects.in(catalog, 'Metadata'));
  return [
    !objects.isTrue(objects.in(catalog, 'MarkInfo', 'Marked')) &&
      breach('01-005', 'the file does not say that it is tagged'),
    objects.isTrue(objects.in(catalog, 'MarkInfo', 'Suspects')) &&
      breach('01-007', 'the file is said to hold suspect tags'),
    xmp === '' && breach('06-001', 'no metadata'),
    !/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp) && breach('06-002', 'not said to be PDF/UA-1'),
    !/<dc:title>[^]*?<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/.test(xmp) && breach('06-003', 'no title'),
    !objects.isTrue(objects.in(catalog, 'ViewerPreferences', 'DisplayDocTitle')) &&
      breach(
        objects.in(catalog, 'ViewerPreferences', 'DisplayDocTitle') ? '07-002' : '07-001',
        'its title is not shown',
      ),
    !objects.text(objects.in(catalog, 'Lang'))?.match(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/) &&
      breach('11-006', 'no language'),
    elements.length === 0 && breach('01-005', 'no structure'),
    objects.document.isEncrypted && breach('26-001', 'it is encrypted'),
    ...(['XFA', 'JavaScript'] as const).map(
      (key) => objects.in(catalog, 'AcroForm', key) !== undefined && breach('25-001', `it has ${key}`),
    ),
  ];
};

const ofContent: Rule = ({ objects, elements, marks, parents }) =>
  objects.pages.flatMap((page, at) => {
    const {
      mcids = [],
      bare = 0,
      artifactsInTags = 0,
      tagsInArtifacts = 0,
      shapeless = 0,
      unmapped = 0,
    } = marks[at] ?? {};
    const ref = objects.document.getPages()[at]?.ref;
    const listed = objects.list(parents.get(objects.number(objects.in(page, 'StructParents')) ?? -1));
    const held = elements.flatMap((element) =>
      contentsIn(element).flatMap((content) =>
        'mcid' in content && content.page === ref ? [{ element, mcid: content.mcid }] : [],
      ),
    );
    const of = `on page ${at + 1}`;
    return [
      artifactsInTags > 0 && breach('01-003', `${artifactsInTags} artifacts in tags ${of}`),
      tagsInArtifacts > 0 && breach('01-004', `${tagsInArtifacts} tags in artifacts ${of}`),
      bare > 0 && breach('01-005', `${bare} things are neither tagged nor an artifact ${of}`),
      shapeless > 0 && breach('31-030', `${shapeless} letters without a shape ${of}`),
      unmapped > 0 && breach('10-001', `${unmapped} letters that no character is known for ${of}`),
      ...mcids.map((mcid) => {
        const owners = held.filter((one) => one.mcid === mcid);
        const isListed = owners.length === 1 && listed[mcid] === owners[0]?.element.ref;
        return (
          !isListed &&
          breach(
            '01-005',
            `the sequence ${mcid} ${of} is of ${owners.length} elements, or listed as another's`,
          )
        );
      }),
      ...held.map(
        ({ mcid }) =>
          !mcids.includes(mcid) && breach('01-005', `an element holds ${mcid} ${of}, which is not there`),
      ),
    ];
  });

const ofRoles: Rule = ({ objects, elements, roots }) => {
  const mapped = objects.in(objects.catalog, 'StructTreeRoot', 'RoleMap');
  return [
    ...roots.map(({ role }) => role !== 'Document' && breach('01-006', `the structure begins with ${role}`)),
    ...elements.flatMap((element) => {
      const { role } = element;
      const holds = HOLDS[role];
      const parent = elements.find((one) => elementsIn(one).includes(element));
      const stands = STANDS_IN[role];
      return [
        !STANDARD.has(role) &&
          objects.in(mapped, role) === undefined &&
          breach('02-001', `${role} is no type that readers know`),
        ...elementsIn(element).map(
          (child) =>
            holds && !holds.roles.includes(child.role) && breach(holds.condition, `${child.role} in ${role}`),
        ),
        stands &&
          !stands.roles.includes(parent?.role ?? '') &&
          breach(stands.condition, `${role} in ${parent?.role}`),
        parent &&
          objects.refIn(element.dict, 'P') !== parent.ref &&
          breach('01-006', `${role} is said to stand in another element than it does`),
      ];
    }),
  ];
};

const ofHeadings: Rule = ({ elements }) => {
  const levels = elements.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role.slice(1))] : []));
  return [
    levels.length === 0 && breach('14-002', 'no heading'),
    levels.length > 0 && levels[0] !== 1 && breach('14-002', `the first heading is H${levels[0]}`),
    ...levels.map(
      (level, at) =>
        at > 0 && level > (levels[at - 1] ?? 0) + 1 && breach('14-003', `H${level} below H${levels[at - 1]}`),
    ),
    levels.length > 0 &&
      elements.some(isOf('H')) &&
      breach('14-007', 'headings both with and without a level'),
  ];
};

const attribute = ({ objects }: File, { dict }: Element, owner: string, key: string): Held =>
  objects
    .list(objects.in(dict, 'A'))
    .filter((attributes) => objects.name(objects.in(attributes, 'O')) === owner)
    .map((attributes) => objects.in(attributes, key))
    .find((found) => found !== undefined);

const ofFigures: Rule = (file) =>
  file.elements.filter(isOf('Figure')).flatMap((figure) => {
    const said = ['Alt', 'ActualText'].map((key) => file.objects.text(file.objects.in(figure.dict, key)));
    return [
      !said.some((text) => text?.trim()) && breach('13-004', 'a figure that is not said in words'),
      !attribute(file, figure, 'Layout', 'BBox') &&
        breach('13-004', 'a figure that does not say where it is'),
    ];
  });

const ofTables: Rule = (file) =>
  file.elements.filter(isOf('Table')).flatMap((table) => {
    const rows = withAllBelow(table).filter(isOf('TR'));
    const cells = rows.flatMap(elementsIn);
    const widths = rows.map((row) =>
      elementsIn(row).reduce(
        (sum, cell) => sum + (file.objects.number(attribute(file, cell, 'Table', 'ColSpan')) ?? 1),
        0,
      ),
    );
    const scopes = ['Row', 'Column', 'Both'];
    return [
      ...cells
        .filter(isOf('TH'))
        .map(
          (cell) =>
            !scopes.includes(file.objects.name(attribute(file, cell, 'Table', 'Scope')) ?? '') &&
            breach('15-003', 'a head of a table that does not say of what'),
        ),
      !cells.some(isOf('TH')) && breach('15-003', 'a table without heads'),
      new Set(widths).size > 1 &&
        breach('15-004', `a table with rows of ${[...new Set(widths)].join(' and ')} columns`),
    ];
  });

const ofAnnotations: Rule = ({ objects, elements, parents }) =>
  objects.document.getPages().flatMap(({ node, ref: page }, at) => {
    const annotations = objects.list(objects.in(node, 'Annots'));
    return [
      annotations.length > 0 &&
        objects.name(objects.in(node, 'Tabs')) !== 'S' &&
        breach('28-008', `the order of tabs is not that of the structure on page ${at + 1}`),
      ...annotations.flatMap((annotation) => {
        const isLink = objects.name(objects.in(annotation, 'Subtype')) === 'Link';
        const owner = elements.find((element) =>
          contentsIn(element).some((content) => 'annotation' in content && content.annotation === annotation),
        );
        const place =
          owner &&
          contentsIn(owner).find((content) => 'annotation' in content && content.annotation === annotation);
        const listed = parents.get(objects.number(objects.in(annotation, 'StructParent')) ?? -1);
        const names = ['Contents', 'Alt'].map((key) => objects.text(objects.in(annotation, key)));
        return [
          (!owner || listed !== owner.ref) &&
            breach(isLink ? '28-010' : '28-002', 'an annotation outside the structure'),
          isLink && owner && owner.role !== 'Link' && breach('28-011', `a link in ${owner.role}`),
          place &&
            place.page !== page &&
            breach('28-011', `a link on page ${at + 1} that is said to be on another`),
          !names.some((name) => name?.trim()) &&
            breach(isLink ? '28-012' : '28-004', 'an annotation that is not said in words'),
        ];
      }),
    ];
  });

const ofFonts: Rule = ({ objects }) =>
  objects.pages.flatMap((page) => {
    const fonts = objects.in(page, 'Resources', 'Font');
    const all = fonts instanceof PDFDict ? fonts.values() : [];
    return all.flatMap((font) => {
      const [descendant] = objects.list(objects.in(font, 'DescendantFonts'));
      const descriptor = objects.in(descendant ?? font, 'FontDescriptor');
      const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => objects.in(descriptor, key));
      return [
        !isEmbedded && breach('31-009', 'a font that is not in the file'),
        !objects.in(font, 'ToUnicode') && breach('31-027', 'a font that does not say which letters it has'),
      ];
    });
  });

const ofOutline: Rule = ({ objects }) => {
  const walk = (held: Held): readonly Held[] =>
    held === undefined ? [] : [held, ...walk(objects.in(held, 'First')), ...walk(objects.in(held, 'Next'))];
  return walk(objects.in(objects.catalog, 'Outlines', 'First')).map((item) => {
    const [page] = objects.list(objects.in(item, 'Dest'));
    const leads = objects.document.getPages().some(({ ref }) => ref === page);
    return (
      (!objects.text(objects.in(item, 'Title'))?.trim() || !leads) &&
      breach('bookmark', 'a bookmark that says or leads nowhere')
    );
  });
};

const RULES: readonly Rule[] = [
  ofDocument,
  ofContent,
  ofRoles,
  ofHeadings,
  ofFigures,
  ofTables,
  ofAnnotations,
  ofFonts,
  ofOutline,
];

/** Every breach of what a machine can check of PDF/UA-1, by readers that are not the writer's: of texts, headings, lists, tables, figures, links and fonts. */
export const breachesOf = async (bytes: Uint8Array): Promise<readonly Breach[]> => {
  const objects = await PdfObjects.read(bytes);
  const roots = structureOf(objects);
  const file: File = {
    objects,
    roots,
    elements: roots.flatMap(withAllBelow),
    marks: await marksOf(bytes),
    parents: objects.numbers(objects.in(objects.catalog, 'StructTreeRoot', 'ParentTree')),
  };
  return RULES.flatMap((rule) => rule(file)).filter((found) => found !== false && found !== undefined);
};
