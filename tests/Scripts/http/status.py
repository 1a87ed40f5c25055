# Every status and method, in order, with its texts.
import http
import pickle

for status in http.HTTPStatus:
    print(repr(status), status, status.phrase, '|', status.description)
print(len(http.HTTPStatus), http.HTTPStatus(404), repr(http.HTTPStatus['IM_A_TEAPOT']), http.HTTPStatus.OK == 200)
print(all(pickle.loads(pickle.dumps(status)) is status for status in http.HTTPStatus))
for method in http.HTTPMethod:
    print(repr(method), method, method.description)
for wrong in 299, 'OK':
    try:
        http.HTTPStatus(wrong)
    except ValueError as error:
        print(error)
print(sorted(name for name in vars(http.HTTPStatus) if name.islower() and name[0] != '_'))
