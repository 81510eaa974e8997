/** A setup file as it may be written. */
export const file = {
  association: 'stockholm',
  name: 'Samordningsförbundet Stockholms stad',
  members: { municipality: ['Stockholms stad'], region: 'Region Stockholm' },
  interventions: [
    {
      id: 'finsam-team',
      name: 'FINSAM-team',
      aliases: ['Finsamteam'],
      kind: 'individual',
      from: '2018-01-01',
      to: null,
      owner: 'municipality',
      sensitive: false,
    },
  ],
  districts: 'stockholm-2023',
  suppressionThreshold: 5,
  retentionYears: 5,
  registeredSince: {
    journeys: { '*': '2024-01-01', 'finsam-team': '2018-01-01' },
    livelihood: { 'finsam-team': '2018-01-01' },
    obstacle: {},
    meetings: { '*': '2024-01-01' },
  },
};
export const insats = file.interventions[0];
export const district = (id: string, to: string | null, successor: string | null) => ({
  id,
  name: id,
  from: null,
  to,
  successor,
});

/** The file with one authority and a unit of it, of which this is said. */
export const withAuthority = (of: object, unit: object) => ({
  ...file,
  authorities: [{ id: 'soc', party: 'municipality', name: 'Soc', ...of, units: [{ id: 'e', ...unit }] }],
});
