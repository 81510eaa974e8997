module.exports = loadOnce('es-toolkit/compat');
