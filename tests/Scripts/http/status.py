import http

print([(int(status), status.phrase, status.description) for status in http.HTTPStatus][:5])
print(len(http.HTTPStatus), http.HTTPStatus(404), repr(http.HTTPStatus.IM_A_TEAPOT), http.HTTPStatus.OK == 200)
print(list(http.HTTPMethod), http.HTTPMethod.GET.description)
