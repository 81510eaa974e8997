/** The setup file of the association that measurements are made on. */
export const BENCH_SETUP = {
  association: 'bench',
  name: 'Mätning',
  members: { municipality: ['Mätkommunen'], region: 'Mätregionen' },
  interventions: Array.from({ length: 6 }, (_, number) => ({
    id: `insats-${number}`,
    name: `Insats ${number}`,
    kind: 'individual',
    from: '2018-01-01',
    to: null,
    owner: 'municipality',
    sensitive: false,
  })),
  districts: 'stockholm-2023',
} as const;
