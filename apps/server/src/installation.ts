export * from '@samspar/installation';
