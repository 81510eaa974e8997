import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { AddDemonstrationUsers, byOperator } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import { Dispatch } from '../../dispatch.js';
import { show } from '../../pages/render.js';
import { Allow } from '../allow.js';
import { ListPage } from '../pages/sign-in-pages.js';
import { Demonstration } from './demonstration.js';
import { LIST_PATH } from './demonstration-provider.js';

/** The list of people that the demonstration's provider shows instead of asking for a password. */
@Allow('public')
@Controller(`${LIST_PATH}/:uid`)
export class ListController {
  constructor(
    private readonly demonstration: Demonstration,
    private readonly dispatch: Dispatch,
  ) {}

  @Get()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const isOver = !(await this.demonstration.isUnderWay(request, response));
    // An association may just have been set up.
    if (!isOver) await this.dispatch.answer(new AddDemonstrationUsers(byOperator()));
    const people = isOver ? [] : await this.demonstration.people();
    show(response, <ListPage people={people} isOver={isOver} action={request.path} />, isOver ? 400 : 200);
  }

  @Post()
  async choose(@Req() request: Request, @Res() response: Response): Promise<void> {
    const body: unknown = request.body;
    const user = typeof body === 'object' && body && 'user' in body ? String(body.user) : '';
    const underWay = await this.demonstration.isUnderWay(request, response);
    if (underWay && (await this.demonstration.signIn(user, request, response))) return;
    response.redirect(303, '/logga-in');
  }
}
