import { Injectable } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';
import type { Asked } from './asked.js';
import { type Answer, CarryOut } from './carry-out.js';
import { Refer } from './refer.js';
import type { ReferralBody } from './referral-body.js';

/** Puts commands on the bus; what they answer is told with `ETag`, the new revision, and of a new journey `Location`. */
@Injectable()
export class Commands {
  constructor(private readonly bus: CommandBus) {}

  async refer(asked: Asked, body: ReferralBody): Promise<Answer> {
    const answer = await this.#execute(asked, new Refer(asked, body));
    asked.setHeader('Location', `/api/v1/journeys/${answer.journey}`);
    return answer;
  }

  /** Of a journey of the asker's own insatser; with `part` also of a referral that she sent elsewhere. */
  carryOut(asked: Asked, tell: CarryOut['tell'], part: CarryOut['part'] = 'journey'): Promise<Answer> {
    return this.#execute(asked, new CarryOut(asked, tell, part));
  }

  async #execute({ setHeader }: Asked, command: Command<Answer>): Promise<Answer> {
    const answer = await this.bus.execute(command);
    setHeader('ETag', `"${answer.revision}"`);
    return answer;
  }
}
