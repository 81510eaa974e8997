import { store } from '@samspar/vault';
export const cases = store;
