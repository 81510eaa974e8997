export { store } from '@samspar/sealed-store';
