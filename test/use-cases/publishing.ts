import type { Asker } from '@samspar/access';
import type { AskedTable } from '@samspar/publications';
import {
  BeginPublication,
  ProposePublication,
  type PublicationRead,
  ReadPublication,
  type Rerun,
  RerunPublication,
} from '@samspar/use-cases';
import { answerOf, by, counting, type JourneyWorld, KARIN } from './journey-world.js';

/** A table of who was referred in 2025, but for what is said. */
export const tableOf = (
  said: Parameters<typeof counting>[0] = {},
  unprotectedBecause: string | null = null,
): AskedTable => ({ title: 'Anmälda 2025', query: counting(said), unprotectedBecause });

type Said = Partial<ConstructorParameters<typeof BeginPublication>[1]>;

/** Drafts, proposals and releases of a world's office. */
export class PublishingWorld {
  constructor(readonly world: JourneyWorld) {}

  /** A moment later: what was told at once is of one millisecond. */
  later(): void {
    this.world.now += 60_000;
  }

  async drafted(said: Said = {}, asker = KARIN): Promise<string> {
    const data = { title: 'Anmälda', text: '', follows: null, tables: [tableOf()], ...said };
    const { publication } = answerOf(
      await this.world.send(new BeginPublication(this.world.sent(asker), data)),
    );
    return publication;
  }

  propose(publication: string, asker: Asker = KARIN) {
    this.later();
    return this.world.send(new ProposePublication(this.world.sent(asker), publication));
  }

  async released(said: Said = {}): Promise<string> {
    const publication = await this.drafted(said);
    answerOf(await this.propose(publication));
    this.later();
    return publication;
  }

  async read(publication: string, asker: Asker = KARIN): Promise<PublicationRead> {
    return answerOf(await this.world.send(new ReadPublication(by(asker), publication)));
  }

  async rerun(publication: string, asker: Asker = KARIN): Promise<Rerun> {
    return answerOf(await this.world.send(new RerunPublication(by(asker), publication)));
  }
}
