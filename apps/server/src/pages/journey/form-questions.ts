import type { FormKind, Occasion } from './journey-form.js';

type OnlyKind = Pick<FormKind, 'questions' | 'resource'> &
  Partial<Pick<FormKind, 'prefilled' | 'title' | 'about' | 'given'>>;

/** A form that registers one thing, today unless somebody says otherwise. */
export const single =
  (tell: (occasion: Occasion) => OnlyKind | Promise<OnlyKind>) =>
  async (occasion: Occasion): Promise<readonly FormKind[]> => {
    const { prefilled, ...told } = await tell(occasion);
    return [{ name: '', title: '', ...told, prefilled: { occurredOn: occasion.today, ...prefilled } }];
  };
