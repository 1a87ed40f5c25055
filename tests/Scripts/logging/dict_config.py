import logging, logging.config, sys
logging.config.dictConfig({'version': 1, 'formatters': {'f': {'format': '{levelname}-{message}', 'style': '{'}}, 'filters': {'t': {'name': 'top'}},
    'handlers': {'h': {'class': 'logging.StreamHandler', 'formatter': 'f', 'stream': 'ext://sys.stdout', 'filters': ['t']}, 'm': {'class': 'logging.handlers.MemoryHandler', 'capacity': 2, 'target': 'h'}},
    'loggers': {'top': {'level': 'DEBUG', 'handlers': ['m'], 'propagate': False}}, 'root': {'level': 'ERROR', 'handlers': ['h']}})
t = logging.getLogger('top'); t.debug('one'); print('-'); t.info('two'); logging.getLogger('other').error('filtered'); logging.getLogger('top.sub').error('now')
for bad in {}, {'version': 2}, {'version': 1, 'handlers': {'h': {'class': 'no.such'}}}, {'version': 1, 'root': {'handlers': ['z']}}:
    try: logging.config.dictConfig(bad)
    except Exception as x: print(type(x).__name__, x)
