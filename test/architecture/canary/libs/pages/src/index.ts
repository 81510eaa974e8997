export { store as read } from '@samspar/sealed-store';
