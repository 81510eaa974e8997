import type { OtherKind } from '../file-refusal.js';
import type { Archive } from './archive.js';

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';

/** What an archive is that is no workbook; undefined where it is one, or nobody knows. */
export const kindOfArchive = async (archive: Archive): Promise<OtherKind | undefined> => {
  const { names } = archive;
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^mimetype$/)) {
    let type = '';
    for await (const text of archive.text('mimetype')) type += text;
    if (type.startsWith(OPEN_DOCUMENT))
      return type.startsWith('text', OPEN_DOCUMENT.length)
        ? 'word'
        : type.startsWith('presentation', OPEN_DOCUMENT.length)
          ? 'slides'
          : 'ods';
  }
  if (has(/^xl\/workbook\.bin$/)) return 'xlsb';
  if (has(/^index\/.*\.iwa$|^index\.zip$|\/index\.zip$/)) return 'numbers';
  if (has(/^word\//)) return 'word';
  if (has(/^ppt\//)) return 'slides';
  return has(/^xl\/|^\[content_types\]\.xml$|^_rels\//) ? undefined : 'archive';
};

const SIGNATURES: readonly (readonly [kind: OtherKind, ...starts: readonly string[]])[] = [
  ['pdf', '%PDF'],
  ['word', '{\\rtf'],
  ['picture', '\u0089PNG', '\u00FF\u00D8\u00FF', 'GIF8', 'II*\0', 'MM\0*', 'RIFF'],
  ['archive', '7z\u00BC\u00AF', 'Rar!', '\u001F\u008B'],
];
const HTML = /^\s*<(?:!doctype html|html|table|meta|head|body|style)/i;
const XML = /^\s*<(?:\?xml|workbook)/i;

/** What a file is that is neither an archive nor text separated by characters, by its first bytes. */
export const kindOfBytes = (bytes: Buffer): OtherKind | undefined => {
  const start = bytes.toString('latin1', 0, 512);
  const found = SIGNATURES.find(([, ...starts]) => starts.some((signature) => start.startsWith(signature)));
  if (found) return found[0];
  const text = bytes.toString('utf8', 0, 512).replace('\uFEFF', '');
  return HTML.test(text) ? 'html' : XML.test(text) ? 'xml' : undefined;
};
