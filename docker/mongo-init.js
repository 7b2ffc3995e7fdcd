// Makes the replica set and the application's user; safe to repeat. Members: the first one has the administrator.
const members = process.env.MEMBERS.split(',');
const root = new Mongo(`mongodb://root:${process.env.ROOT_PASSWORD}@${members[0]}/admin?directConnection=true`);
const admin = root.getDB('admin');

try {
  admin.adminCommand({ replSetGetStatus: 1 });
} catch (notYet) {
  if (notYet.codeName !== 'NotYetInitialized') throw notYet;
  admin.adminCommand({
    replSetInitiate: { _id: 'rs0', members: members.map((host, n) => ({ _id: n, host, priority: n === 0 ? 2 : 1 })) },
  });
}

// Writing needs a primary, whichever member that is.
const set = new Mongo(
  `mongodb://root:${process.env.ROOT_PASSWORD}@${members.join(',')}/admin?replicaSet=rs0&serverSelectionTimeoutMS=60000`,
);
const anjuan = set.getDB('anjuan');
if (anjuan.getUser('anjuan') === null) {
  anjuan.createUser({
    user: 'anjuan',
    pwd: process.env.ANJUAN_PASSWORD,
    roles: [{ role: 'readWrite', db: 'anjuan' }],
  });
}
print('MongoDB is ready');
