module.exports = loadOnce('rxjs');
