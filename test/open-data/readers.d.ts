/** Readers that say nothing of their types: the parts that specs use. */
declare module 'jsonstat-toolkit' {
  type ReadCell = Readonly<{ value: number | null; status: string | null }>;
  type ReadDataset = Readonly<{
    class: string;
    label: string;
    id: readonly string[];
    size: readonly number[];
    n: number;
    role: Readonly<Record<string, readonly string[] | null>>;
    note: readonly string[];
    extension: Readonly<Record<string, unknown>>;
    Data: (codes: Readonly<Record<string, string>>) => ReadCell | null;
    Dimension: (id: string) => Readonly<{
      label: string;
      id: readonly string[];
      Category: (code: string) => Readonly<{ label: string; unit: Readonly<{ label: string }> | null }>;
    }>;
  }>;
  export default function JSONstat(response: object): ReadDataset;
}

declare module 'px' {
  export default class Px {
    constructor(file: string);
    data: readonly string[];
    variables(): readonly string[];
    values(variable: number): readonly string[];
    codes(variable: number): readonly string[];
    keyword(keyword: string): unknown;
    datum(places: readonly number[]): string;
  }
}

declare module 'rdf-validate-shacl' {
  import type { Store, Term } from 'n3';
  type Result = Readonly<{
    path: Term | null;
    focusNode: Term | null;
    value: Term | null;
    message: readonly Term[];
    sourceConstraintComponent: Term | null;
  }>;
  export default class SHACLValidator {
    constructor(shapes: Store);
    validate(data: Store): Promise<Readonly<{ conforms: boolean; results: readonly Result[] }>>;
  }
}

declare module 'jsonld' {
  export function toRDF(
    document: object,
    options: Readonly<{ format: 'application/n-quads' }>,
  ): Promise<string>;
  const jsonld: Readonly<{ toRDF: typeof toRDF }>;
  export default jsonld;
}
