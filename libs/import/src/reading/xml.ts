import sax from 'sax';

export type Attributes = Readonly<Record<string, string>>;

/** Told of each element by its name in the namespace of the document's root; elements of other namespaces are passed over. */
export type XmlListener = Readonly<{
  open?: (name: string, attributes: Attributes) => void;
  /** Characters, in one piece or in several. */
  text?: (text: string) => unknown;
  close?: (name: string) => void;
}>;

/** True for the ways that XML writes it. */
export const isTrue = (value: string | undefined): boolean =>
  value === '1' || value === 'true' || value === 'on';

/** The value of an attribute of another namespace, such as `r:id`, whatever its prefix. */
export const foreign = (attributes: Attributes, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];

/** Reads a document as it comes, in memory that does not grow with it. Rejects where it is not well-formed. */
export const readXml = async (text: AsyncIterable<string>, listener: XmlListener): Promise<void> => {
  const parser = sax.parser(true, { position: false });
  let prefix: string | undefined;
  /** The name without the root's prefix; undefined for one of another namespace. */
  const local = (name: string): string | undefined => {
    prefix ??= name.slice(0, name.indexOf(':') + 1);
    if (prefix === '') return name.includes(':') ? undefined : name;
    return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
  };
  const told = (characters: string): void => {
    listener.text?.(characters);
  };
  Object.assign(parser, {
    onopentag: ({ name, attributes }: sax.Tag) => {
      const own = local(name);
      if (own !== undefined) listener.open?.(own, attributes);
    },
    onclosetag: (name: string) => {
      const own = local(name);
      if (own !== undefined) listener.close?.(own);
    },
    ontext: told,
    oncdata: told,
    onerror: (error: Error) => {
      throw error;
    },
  });
  for await (const piece of text) parser.write(piece);
  parser.close();
};
