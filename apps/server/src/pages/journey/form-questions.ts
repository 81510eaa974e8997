import type { Kind, Occasion } from './journey-form.js';

type Told = Pick<Kind, 'questions' | 'resource'> &
  Partial<Pick<Kind, 'prefilled' | 'title' | 'about' | 'given'>>;

/** A form that registers one thing, today unless somebody says otherwise. */
export const single =
  (tell: (occasion: Occasion) => Told | Promise<Told>) =>
  async (occasion: Occasion): Promise<readonly Kind[]> => {
    const { prefilled, ...told } = await tell(occasion);
    return [{ name: '', title: '', ...told, prefilled: { occurredOn: occasion.today, ...prefilled } }];
  };
