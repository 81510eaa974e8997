import type { AssociationSettings, Authority, OrganisationCommand, Unit } from '@samspar/association';

export const today = '2024-01-10';
export const settings: AssociationSettings = {
  name: 'Samordningsförbundet Stockholms stad',
  members: { municipality: ['Stockholms stad'], region: ['Region Stockholm'] },
  districts: [{ id: 'farsta', name: 'Farsta', from: null, to: null, successor: null }],
  suppressionThreshold: 5,
  retentionYears: 5,
  storeDetained: false,
  officeImports: 'off',
  requireConsent: 'warn',
  afterWithdrawal: 'asBefore',
  registeredSince: null,
};
export const farsta: Authority = {
  id: 'farsta-sdn',
  party: 'municipality',
  work: 'social-services',
  name: 'Farsta stadsdelsnämnd',
  aliases: ['Farsta stadsdelsförvaltning'],
  contact: 'https://start.stockholm/farsta',
  retention: { kind: 'years', years: 5, exemptBirthDays: [5, 15, 25] },
  archive: 'Stockholms stadsarkiv',
  to: null,
};
export const jobbtorg: Unit = {
  id: 'jobbtorg-farsta',
  authority: 'farsta-sdn',
  name: 'Jobbtorg Farsta',
  aliases: ['JT Farsta'],
  district: 'farsta',
  from: '2018-01-01',
  to: null,
};
export const authority = (said: Partial<Authority> = {}): OrganisationCommand => ({
  type: 'SetUpAuthority',
  occurredOn: today,
  today,
  data: { authority: { ...farsta, ...said } },
});
export const unit = (said: Partial<Unit> = {}): OrganisationCommand => ({
  type: 'SetUpUnit',
  occurredOn: today,
  today,
  data: { unit: { ...jobbtorg, ...said } },
});
