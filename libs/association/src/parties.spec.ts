import { describe, expect, it } from '@jest/globals';
import { partiesOf } from './parties.js';

const namesOf = (municipality: readonly string[], language: 'sv' | 'en' = 'sv'): readonly string[] =>
  partiesOf({ members: { municipality, region: ['Region Stockholm'] } }).map((entry) => entry[language]);

describe('the parties of an association', () => {
  it('are called what the association calls its members', () => {
    const named = ['Stockholms stad', 'Region Stockholm'];
    expect(namesOf(['Stockholms stad']).slice(0, 2)).toEqual(named);
    expect(namesOf(['Stockholms stad'], 'en').slice(0, 2)).toEqual(named);
    expect(namesOf(['Stockholms stad']).slice(2)).toEqual(['Arbetsförmedlingen', 'Försäkringskassan']);
  });

  it('are kommunen where several municipalities are members: a journey does not say which', () =>
    expect(namesOf(['Botkyrka kommun', 'Huddinge kommun'])[0]).toBe('Kommunen'));

  it('are understood by every name', () => {
    const [municipality, region] = partiesOf({
      members: { municipality: ['Botkyrka kommun', 'Huddinge kommun'], region: ['Region Stockholm'] },
    });
    expect(municipality?.also).toEqual(
      expect.arrayContaining(['kommun', 'Botkyrka kommun', 'Huddinge kommun']),
    );
    expect(region?.also).toEqual(expect.arrayContaining(['sjukvården', 'Regionen']));
  });
});
