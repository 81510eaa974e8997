/** What is loaded only where it is used: an embedded installation starts without the gRPC client. */
export { EventStoreDbStore, grantAppendOnly } from '@samspar/event-store-eventstoredb';
