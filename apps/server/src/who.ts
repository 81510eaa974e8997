import type { Request } from 'express';

/** Who asks: a user id or `operator`, in one role (design §1). */
export type Asker = Readonly<{ actor: string; role: string }>;

const OPERATOR: Asker = { actor: 'operator', role: 'operator' };

/** The one place that says who a request comes from. Until there is sign-in it is whoever runs the installation. */
export const who = (_request: Request): Asker => OPERATOR;
