import {
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type PipeTransform,
  StreamableFile,
} from '@nestjs/common';
import type { Day } from '@samspar/kernel';
import { render, steered, type Texts, textsOf, type Typed, typedIn, type Visitor } from '@samspar/pages';
import type { Caller, Reading } from '@samspar/use-cases';
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { callerOf, readingBy } from '../caller.js';
import { Clock } from '../clock.js';
import { Dispatch } from '../dispatch.js';
import { SignIn } from '../sign-in/sign-in.js';
import { type Asker, who } from '../who.js';
import { visitorOf } from './visitor.js';

type ReadingParts = Parameters<typeof readingBy>;

/** Somebody's request for a page: who asks, in which language, what she asks of the use cases, and how she is answered. */
export class PageVisit {
  readonly visitor: Visitor;
  readonly send: Dispatch['send'];
  readonly answer: Dispatch['answer'];

  constructor(
    readonly request: Request,
    readonly response: Response,
    dispatch: Dispatch,
    private readonly clock: Clock,
    private readonly signIn: SignIn,
  ) {
    this.visitor = visitorOf(request);
    this.send = dispatch.send.bind(dispatch);
    this.answer = dispatch.answer.bind(dispatch);
  }

  get asker(): Asker {
    return who(this.request);
  }

  get caller(): Caller {
    return callerOf(this.request);
  }

  /** The visit as a reading of persons. */
  reading(on: ReadingParts[1], more?: ReadingParts[2]): Reading {
    return readingBy(this.request, on, more);
  }

  get language(): Visitor['language'] {
    return this.visitor.language;
  }

  get texts(): Texts {
    return textsOf(this.language);
  }

  get today(): Day {
    return this.clock.today;
  }

  /** Milliseconds since the epoch. */
  get now(): number {
    return this.clock.now();
  }

  /** An address of this server as one can follow it from anywhere. */
  whole(path: string): string {
    return this.signIn.appUrl() + path;
  }

  get query(): Request['query'] {
    return this.request.query;
  }

  /** What the address asks, as often and in the order as it stands there. */
  get parameters(): URLSearchParams {
    return new URL(this.request.originalUrl, 'http://localhost').searchParams;
  }

  /** A part of the address that its route names. */
  param(name: string): string {
    return String(this.request.params[name]);
  }

  /** The fields of the form that was sent. */
  get typed(): Typed {
    return typedIn(this.request.body);
  }

  /** What the button that sent the form is to do; empty where it saves. */
  get step(): string {
    return steered(this.request.body, '_gor');
  }

  /** Answers with a page that no cache keeps, for the handler to hand back: every page may show a person, and all show who is signed in. */
  show<Props>(page: VNode<Props>, status = 200): string {
    this.response.status(status).set('Cache-Control', 'no-store').type('html');
    return render(this.visitor, page);
  }

  /** Answers with a file to save that no cache keeps, for the handler to hand back. */
  file(name: string, type: string, content: string | Uint8Array): StreamableFile {
    this.response.set('Cache-Control', 'no-store').attachment(name).type(type);
    return new StreamableFile(Buffer.from(content));
  }

  /** Sends the browser on to another page. */
  goTo(address: string): string {
    this.response.status(303).location(address).type('text');
    return `See Other. Redirecting to ${address}`;
  }
}

type Http = ReturnType<ExecutionContext['switchToHttp']>;

@Injectable()
class VisitPipe implements PipeTransform<Http, PageVisit> {
  constructor(
    private readonly dispatch: Dispatch,
    private readonly clock: Clock,
    private readonly signIn: SignIn,
  ) {}

  transform(http: Http): PageVisit {
    return new PageVisit(http.getRequest(), http.getResponse(), this.dispatch, this.clock, this.signIn);
  }
}

const OfHttp = createParamDecorator((_data: unknown, context: ExecutionContext) => context.switchToHttp());

/** Hands a handler of a page its visit; what the handler gives back is sent. */
export const Visiting = (): ParameterDecorator => OfHttp(VisitPipe);
