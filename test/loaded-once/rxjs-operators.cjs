module.exports = loadOnce('rxjs/operators');
