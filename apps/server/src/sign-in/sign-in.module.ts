import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access-guard.js';
import { Demonstration } from './demonstration/demonstration.js';
import { ListController } from './demonstration/list.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignIn } from './sign-in.js';
import { Throttling } from './throttling.js';

/** Sign-in for the whole server: every route passes its guards. */
@Module({})
export class SignInModule {
  static on(signIn: SignIn): DynamicModule {
    const { demonstration } = signIn;
    return {
      module: SignInModule,
      global: true,
      controllers: [SignInController, ...(demonstration ? [ListController] : [])],
      providers: [
        { provide: SignIn, useValue: signIn },
        ...(demonstration ? [{ provide: Demonstration, useValue: demonstration }] : []),
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: Throttling },
      ],
      exports: [SignIn],
    };
  }
}
