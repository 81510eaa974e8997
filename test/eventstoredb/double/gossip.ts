import { randomUUID } from 'node:crypto';
import type { handleUnaryCall } from '@grpc/grpc-js';
import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Member } from './control.js';
import { uuidOf } from './wire.js';

const STATES = {
  leader: gossipPb.MemberInfo.VNodeState.LEADER,
  follower: gossipPb.MemberInfo.VNodeState.FOLLOWER,
  manager: gossipPb.MemberInfo.VNodeState.MANAGER,
} as const;

/** The service `event_store.client.gossip.Gossip`: the nodes that this one knows of. */
export const gossipService = (
  members: () => readonly Member[],
): Readonly<{ read: handleUnaryCall<shared.Empty, gossipPb.ClusterInfo> }> => ({
  read: (_call, callback) =>
    callback(null, new gossipPb.ClusterInfo().setMembersList(members().map(memberInfo))),
});

const memberInfo = ({ address, port, state, alive }: Member): gossipPb.MemberInfo =>
  new gossipPb.MemberInfo()
    .setInstanceId(uuidOf(randomUUID()))
    .setTimeStamp((BigInt(Date.now()) * 10_000n).toString())
    .setState(STATES[state])
    .setIsAlive(alive)
    .setHttpEndPoint(new gossipPb.EndPoint().setAddress(address).setPort(port));

/** The service `event_store.client.server_features.ServerFeatures`: which calls the client may make. */
export const serverFeaturesService = (
  version: string,
  methods: readonly string[],
): Readonly<{ getSupportedMethods: handleUnaryCall<shared.Empty, featuresPb.SupportedMethods> }> => ({
  getSupportedMethods: (_call, callback) =>
    callback(
      null,
      new featuresPb.SupportedMethods()
        .setEventStoreServerVersion(version)
        .setMethodsList(
          methods.map((method) =>
            new featuresPb.SupportedMethod()
              .setServiceName('event_store.client.streams.streams')
              .setMethodName(method),
          ),
        ),
    ),
});
